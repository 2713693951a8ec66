/** Palette number and name of every BrickColor. Six later numbers repeat the name of an earlier one, as in the engine. */
const PALETTE = [
	"1=White|2=Grey|3=Light yellow|5=Brick yellow|6=Light green (Mint)|9=Light reddish violet|11=Pastel Blue",
	"12=Light orange brown|18=Nougat|21=Bright red|22=Med. reddish violet|23=Bright blue|24=Bright yellow",
	"25=Earth orange|26=Black|27=Dark grey|28=Dark green|29=Medium green|36=Lig. Yellowich orange|37=Bright green",
	"38=Dark orange|39=Light bluish violet|40=Transparent|41=Tr. Red|42=Tr. Lg blue|43=Tr. Blue|44=Tr. Yellow",
	"45=Light blue|47=Tr. Flu. Reddish orange|48=Tr. Green|49=Tr. Flu. Green|50=Phosph. White|100=Light red",
	"101=Medium red|102=Medium blue|103=Light grey|104=Bright violet|105=Br. yellowish orange|106=Bright orange",
	"107=Bright bluish green|108=Earth yellow|110=Bright bluish violet|111=Tr. Brown|112=Medium bluish violet",
	"113=Tr. Medi. reddish violet|115=Med. yellowish green|116=Med. bluish green|118=Light bluish green",
	"119=Br. yellowish green|120=Lig. yellowish green|121=Med. yellowish orange|123=Br. reddish orange",
	"124=Bright reddish violet|125=Light orange|126=Tr. Bright bluish violet|127=Gold|128=Dark nougat|131=Silver",
	"133=Neon orange|134=Neon green|135=Sand blue|136=Sand violet|137=Medium orange|138=Sand yellow",
	"140=Earth blue|141=Earth green|143=Tr. Flu. Blue|145=Sand blue metallic|146=Sand violet metallic",
	"147=Sand yellow metallic|148=Dark grey metallic|149=Black metallic|150=Light grey metallic|151=Sand green",
	"153=Sand red|154=Dark red|157=Tr. Flu. Yellow|158=Tr. Flu. Red|168=Gun metallic|176=Red flip/flop",
	"178=Yellow flip/flop|179=Silver flip/flop|180=Curry|190=Fire Yellow|191=Flame yellowish orange",
	"192=Reddish brown|193=Flame reddish orange|194=Medium stone grey|195=Royal blue|196=Dark Royal blue",
	"198=Bright reddish lilac|199=Dark stone grey|200=Lemon metalic|208=Light stone grey|209=Dark Curry",
	"210=Faded green|211=Turquoise|212=Light Royal blue|213=Medium Royal blue|216=Rust|217=Brown",
	"218=Reddish lilac|219=Lilac|220=Light lilac|221=Bright purple|222=Light purple|223=Light pink",
	"224=Light brick yellow|225=Warm yellowish orange|226=Cool yellow|232=Dove blue|268=Medium lilac",
	"301=Slime green|302=Smoky grey|303=Dark blue|304=Parsley green|305=Steel blue|306=Storm blue|307=Lapis",
	"308=Dark indigo|309=Sea green|310=Shamrock|311=Fossil|312=Mulberry|313=Forest green|314=Cadet blue",
	"315=Electric blue|316=Eggplant|317=Moss|318=Artichoke|319=Sage green|320=Ghost grey|321=Lilac|322=Plum",
	"323=Olivine|324=Laurel green|325=Quill grey|327=Crimson|328=Mint|329=Baby blue|330=Carnation pink",
	"331=Persimmon|332=Maroon|333=Gold|334=Daisy orange|335=Pearl|336=Fog|337=Salmon|338=Terra Cotta|339=Cocoa",
	"340=Wheat|341=Buttermilk|342=Mauve|343=Sunrise|344=Tawny|345=Rust|346=Cashmere|347=Khaki|348=Lily white",
	"349=Seashell|350=Burgundy|351=Cork|352=Burlap|353=Beige|354=Oyster|355=Pine Cone|356=Fawn brown",
	"357=Hurricane grey|358=Cloudy grey|359=Linen|360=Copper|361=Dirt brown|362=Bronze|363=Flint|364=Dark taupe",
	"365=Burnt Sienna|1001=Institutional white|1002=Mid gray|1003=Really black|1004=Really red|1005=Deep orange",
	"1006=Alder|1007=Dusty Rose|1008=Olive|1009=New Yeller|1010=Really blue|1011=Navy blue|1012=Deep blue",
	"1013=Cyan|1014=CGA brown|1015=Magenta|1016=Pink|1017=Deep orange|1018=Teal|1019=Toothpaste|1020=Lime green",
	"1021=Camo|1022=Grime|1023=Lavender|1024=Pastel light blue|1025=Pastel orange|1026=Pastel violet",
	"1027=Pastel blue-green|1028=Pastel green|1029=Pastel yellow|1030=Pastel brown|1031=Royal purple",
	"1032=Hot pink",
];

const namesByNumber = new Map<number, string>();
const names = new Array<string>();

for (const line of PALETTE) {
	for (const entry of line.split("|")) {
		const [number, name] = string.match(entry, "^(%d+)=(.+)$") as LuaTuple<[string, string]>;
		namesByNumber.set(tonumber(number) ?? 0, name);
		if (!names.includes(name)) names.push(name);
	}
}

/** The engine turns an unknown name into Medium stone grey without a word, so names are checked here. */
export const BRICK_COLOR_NAMES: readonly string[] = names;

export function brickColorName(number: number): string | undefined {
	return namesByNumber.get(number);
}
