"""Links one prepared list with a prepared roll by Splink, as an experienced user would set it up.

    python link.py ROLL.csv LIST.csv OUT.csv

Both files have the columns id, first_name, surname, birth_year, zip, phone, address, in capitals
and in the post's abbreviations. OUT gets record_id, voter_id, probability: the best candidate of
each row. u from random pairs, m by expectation-maximisation from blocks that leave each field free
in one of them, term frequencies for names, ZIP and address; columns that the list lacks are left out.
"""

import csv
import logging
import sys

import duckdb
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI

COLUMNS = ["first_name", "surname", "birth_year", "zip", "phone", "address"]
USUAL_FILL = 0.02


def load(connection, name, path):
    told = ", ".join(f"nullif({column}, '') as {column}" for column in COLUMNS)
    connection.execute(f"""
        create table {name} as
        select id as unique_id, {told},
            nullif(concat_ws(' ', nullif(first_name, ''), nullif(surname, '')), '') as full_name,
            try_cast(nullif(birth_year, '') as integer) as born,
            regexp_extract(address, '^[0-9]+') as house_number
        from read_csv('{path}', all_varchar = true, header = true, nullstr = '~')""").fetchall()


def columns_told(connection):
    """Columns that more than a few rows of the list fill in."""
    shares = connection.execute("select " + ", ".join(
        f"avg(({column} is not null)::int)" for column in COLUMNS) + " from list").fetchall()[0]
    return {column for column, share in zip(COLUMNS, shares) if share > USUAL_FILL}


def born_comparison():
    return cl.CustomComparison(
        output_column_name="born",
        comparison_levels=[
            cll.NullLevel("born"),
            cll.ExactMatchLevel("born"),
            cll.CustomLevel("abs(born_l - born_r) <= 1", "one off"),
            cll.CustomLevel("abs(born_l - born_r) <= 10", "ten off"),
            cll.ElseLevel(),
        ],
    )


def comparisons(told):
    def name(column):
        compared = cl.JaroWinklerAtThresholds(column, [0.92, 0.85])
        return compared.configure(term_frequency_adjustments=True)

    offered = {
        "birth_year": born_comparison(),
        "zip": cl.ExactMatch("zip").configure(term_frequency_adjustments=True),
        "phone": cl.ExactMatch("phone"),
        "address": cl.JaroWinklerAtThresholds("address", [0.95, 0.88])
            .configure(term_frequency_adjustments=True),
    }
    offered = {"first_name": name("first_name"), "surname": name("surname"), **offered}
    return [one for column, one in offered.items() if column in told]


def blocking_rules(told):
    rules = [
        (block_on("surname", "first_name"), set()),
        (block_on("surname", "zip"), {"zip"}),
        (block_on("first_name", "zip"), {"zip"}),
        (block_on("substr(surname, 1, 4)", "birth_year"), {"birth_year"}),
        (block_on("first_name", "birth_year"), {"birth_year"}),
        (block_on("phone"), {"phone"}),
        (block_on("address"), {"address"}),
        (block_on("house_number", "zip"), {"address", "zip"}),
        ("l.first_name = r.surname and l.surname = r.first_name", set()),
    ]
    return [rule for rule, needs in rules if needs <= told]


def train(linker, told):
    places = [column for column in ("address", "zip", "phone") if column in told]
    sure = [block_on("first_name", "surname", place) for place in places]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    whole = {"record_sample_proportion": 1.0}
    linker.training.estimate_parameters_using_expectation_maximisation(
        block_on("first_name", "surname"), **whole)
    # The birth year keeps housemates out of the block: they would teach that first names differ.
    place = ["address", "birth_year"] if "address" in told else ["phone"]
    linker.training.estimate_parameters_using_expectation_maximisation(block_on(*place), **whole)


def link(roll_path, list_path, out_path):
    connection = duckdb.connect(":memory:")
    load(connection, "roll", roll_path)
    load(connection, "list", list_path)
    told = columns_told(connection)
    api = DuckDBAPI(connection=connection)
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=comparisons(told),
        blocking_rules_to_generate_predictions=blocking_rules(told),
        retain_matching_columns=False,
    )
    tables = [api.register("list", dataset_display_name="a_list"),
              api.register("roll", dataset_display_name="b_roll")]
    linker = Linker(tables, settings, log_level=logging.ERROR)
    train(linker, told)
    pairs = linker.inference.predict(threshold_match_probability=0.0001)
    best = connection.execute(f"""
        select unique_id_l, arg_max(unique_id_r, match_weight), max(match_probability)
        from {pairs.physical_name} group by unique_id_l""").fetchall()
    with open(out_path, "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(["record_id", "voter_id", "probability"])
        writer.writerows(best)


if __name__ == "__main__":
    link(*sys.argv[1:4])
