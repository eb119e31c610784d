-- Whoever is on no roll is looked for on each new one: few among millions.
create index person_off_roll on person (person_id) where origin <> 'roll';
