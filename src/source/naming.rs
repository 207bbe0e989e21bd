//! What a struct's attributes say about its table.

use super::facts::Naming;
use super::known;
use super::meta::Attr;

/// The table that these attributes name, in every mapper's spelling.
pub(super) fn naming(attrs: &[Attr]) -> Naming {
    let mut naming = Naming::default();
    for attr in attrs {
        match attr.path.last().map(String::as_str) {
            Some("diesel") => diesel(attr, &mut naming),
            Some("sea_orm") => sea_orm(attr, &mut naming),
            // diesel 1's own spelling, which others have taken over since.
            Some("table_name") => {
                if let Some((name, span)) = attr.string() {
                    let segments = name.split("::").map(str::to_owned).collect();
                    naming.diesel_table.get_or_insert((segments, span));
                }
            }
            Some(name) => other(name, attr, &mut naming),
            None => {}
        }
    }
    naming
}

/// `#[table_name = "users"]` on a struct that diesel does not know is another mapper's.
pub(super) fn not_diesel(naming: &mut Naming) {
    if let Some((path, span)) = naming.diesel_table.take() {
        naming.other_table.get_or_insert((path.join("."), span));
    }
}

fn diesel(attr: &Attr, naming: &mut Naming) {
    // `Insertable` may name several tables: the first one is the struct's own.
    let table = attr
        .entries()
        .into_iter()
        .filter(|entry| entry.name == "table_name")
        .find_map(|entry| entry.path());
    if naming.diesel_table.is_none() {
        naming.diesel_table = table;
    }
}

fn sea_orm(attr: &Attr, naming: &mut Naming) {
    for entry in attr.entries() {
        match entry.name.as_str() {
            "table_name" => naming.sea_orm_table = entry.string(),
            "schema_name" => naming.sea_orm_schema = entry.string().map(|(name, _)| name),
            _ => {}
        }
    }
}

fn other(name: &str, attr: &Attr, naming: &mut Naming) {
    let Some(keys) = known::table_keys(name) else {
        return;
    };
    let table = attr
        .entries()
        .into_iter()
        .filter(|entry| keys.contains(&entry.name.as_str()))
        .find_map(|e| e.string());
    if naming.other_table.is_none() {
        naming.other_table = table;
    }
}
