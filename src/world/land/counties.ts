/**
 * The 48 invented counties of Columbia, alphabetical, so that county_id is the line number.
 * Columns: name | population weight | how urban 0-1 | lean -1 (Republican) to 1 (Democratic) |
 * shares of Black, Hispanic, Asian people | median age shift in years | cities, largest first.
 */
const table = `
Alder|52|0.55|0.10|0.20|0.09|0.04|0|Alderton, Finch Hollow, West Alder
Amity|9|0.10|-0.42|0.12|0.05|0.01|4|Amity, Pell Crossing
Ashgrove|14|0.20|-0.30|0.15|0.07|0.01|2|Ashgrove, Tolland
Barrow|22|0.30|-0.12|0.28|0.10|0.01|1|Barrow City, Nettle Creek
Beacon|310|0.92|0.44|0.30|0.14|0.07|-4|Beacon, Point Mercy, Lampworth, Southgate
Bellweather|33|0.35|-0.02|0.22|0.08|0.02|0|Bellweather, Dunmere
Birchwood|18|0.20|-0.36|0.06|0.05|0.01|3|Birchwood, Little Fork
Bramble|11|0.12|-0.44|0.08|0.08|0.01|3|Bramble, Osier
Brightwater|86|0.60|0.02|0.14|0.09|0.03|5|Brightwater, Gull Beach, Shoal Harbor
Cardinal|41|0.45|-0.14|0.17|0.12|0.02|-1|Cardinal, Fort Heddle
Cedar Run|148|0.78|0.20|0.20|0.12|0.09|-3|Cedar Run, Millbrook, Ansley Park
Clearfork|16|0.18|-0.38|0.05|0.06|0.01|3|Clearfork, Marrow Gap
Copperhill|20|0.25|-0.34|0.04|0.04|0.01|4|Copperhill, Slate Junction
Cranberry|8|0.08|-0.46|0.02|0.03|0.01|6|Cranberry, Bog Hill
Dovecote|25|0.30|-0.20|0.19|0.16|0.01|0|Dovecote, Wheatley
Driftwood|19|0.30|-0.16|0.12|0.06|0.01|9|Driftwood, Spindrift
Eastmere|37|0.42|0.08|0.33|0.08|0.02|0|Eastmere, Lower Quay
Elder|13|0.14|-0.10|0.41|0.05|0.00|4|Elder Court House, Pinch
Fairhaven|95|0.66|0.16|0.18|0.11|0.04|-1|Fairhaven, Tidewater, Orchard Hill
Fallow|7|0.06|-0.20|0.36|0.06|0.00|5|Fallow, Bare Oak
Fernhill|29|0.34|-0.24|0.10|0.09|0.02|1|Fernhill, Upton Springs
Foxglove|15|0.16|-0.40|0.07|0.06|0.01|3|Foxglove, Dell
Glenmark|64|0.58|-0.06|0.13|0.09|0.03|-1|Glenmark, Tarn, Kettle Mills
Goldenrod|12|0.12|-0.34|0.14|0.19|0.01|1|Goldenrod, Harrow Plain
Granite|31|0.36|-0.30|0.06|0.06|0.01|2|Granite Falls, Quartz
Harbor|420|0.96|0.36|0.31|0.16|0.06|-4|Port Columbia, Harbor Heights, Ironside, Wexley
Hawthorn|27|0.32|-0.26|0.11|0.07|0.01|2|Hawthorn, Brier
Heron|23|0.28|0.06|0.44|0.06|0.01|2|Heron, Marsh Landing
Highmoor|46|0.50|0.24|0.06|0.06|0.03|-6|Highmoor, College Green
Ivory|10|0.12|-0.06|0.38|0.04|0.00|4|Ivory, Cotton Bend
Juniper|17|0.20|-0.38|0.05|0.10|0.01|2|Juniper, Dry Wells
Kestrel|35|0.40|-0.18|0.13|0.10|0.02|0|Kestrel, Airfield
Kingfisher|28|0.34|-0.08|0.24|0.07|0.01|4|Kingfisher, Long Reach
Lantern|54|0.54|0.04|0.21|0.10|0.02|0|Lantern, Coalport
Larkspur|21|0.24|-0.32|0.08|0.09|0.01|2|Larkspur, Hay Corner
Linden|118|0.74|0.12|0.19|0.13|0.05|-2|Linden, Rosemont, Tannery
Marigold|24|0.26|-0.28|0.12|0.21|0.01|-1|Marigold, Canner Row
Meadowlark|39|0.44|-0.22|0.09|0.08|0.02|1|Meadowlark, Barley
Millrace|43|0.48|-0.04|0.23|0.11|0.03|0|Millrace, Spinners Ford
Northmoor|176|0.82|0.26|0.16|0.10|0.11|-2|Northmoor, Technology Park, Pell Lake, Abbey Road
Oakhurst|72|0.62|-0.10|0.12|0.08|0.04|0|Oakhurst, Stonebridge
Osprey|34|0.40|-0.12|0.11|0.05|0.01|10|Osprey Point, Sandbar
Pinecrest|48|0.46|-0.26|0.15|0.07|0.02|7|Pinecrest, Fairway
Quarry|19|0.22|-0.36|0.05|0.05|0.01|3|Quarry, Flint
Redbud|26|0.30|-0.30|0.18|0.08|0.01|1|Redbud, Old Mill
Saltmarsh|16|0.18|-0.16|0.29|0.05|0.01|6|Saltmarsh, Oyster Neck
Thistle|12|0.10|-0.48|0.03|0.04|0.01|5|Thistle, High Gap
Wintergreen|14|0.16|-0.40|0.02|0.04|0.01|6|Wintergreen, Snowbird`;

export interface CountyTraits {
  readonly name: string;
  readonly weight: number;
  readonly urban: number;
  readonly lean: number;
  readonly black: number;
  readonly hispanic: number;
  readonly asian: number;
  readonly ageShift: number;
  readonly cities: readonly string[];
}

export const countyTraits: readonly CountyTraits[] = table.trim().split('\n').map((line) => {
  const [name = '', ...rest] = line.split('|');
  const [weight = 0, urban = 0, lean = 0, black = 0, hispanic = 0, asian = 0, ageShift = 0] =
    rest.slice(0, 7).map(Number);
  const cities = (rest[7] ?? '').split(', ');
  return { name, weight, urban, lean, black, hispanic, asian, ageShift, cities };
});

/**
 * Where a county lies in the 8 x 6 quilt that shapes and districts follow: a place on a path
 * that winds through the quilt row by row. 29 shares no factor with 48, so each place is used;
 * 18 puts Harbor on the sea.
 */
export function placeOnPath(countyIndex: number): number {
  return (countyIndex * 29 + 18) % countyTraits.length;
}
