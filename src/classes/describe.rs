//! How a table is shown: under which name, in which category, with which description and place.

use data_class_grammar::Class;

use super::{Classes, ClassifiedStruct, ClassifiedTable, Declared};
use crate::config::Config;
use crate::resolve::model_name;
use crate::source::Role;
use crate::span::Place;

/// The category of tables that have neither a struct nor a category of their own.
const OTHER: &str = "Other";

impl<'a> Classes<'a> {
    /// The struct that stands for a table: the one that declares it, else the best of those that map to it.
    pub fn best_struct(&self, table: &ClassifiedTable<'a>) -> Option<&ClassifiedStruct<'a>> {
        if let Declared::Struct(at, _) = table.declared {
            return self.structs.get(at);
        }
        table
            .structs
            .iter()
            .map(|&at| &self.structs[at])
            // `min_by_key` takes the first of equals: the first in the source.
            .min_by_key(|row| (!row.package.member, weight(row)))
    }

    /// The name people know a table's model by; none for a table without a struct.
    pub fn model_of(&self, table: &ClassifiedTable<'a>) -> Option<String> {
        self.best_struct(table).map(|row| model_name(row.fact))
    }

    /// Where a table is declared, or would have to be.
    pub fn place_of(
        &self,
        table: &ClassifiedTable<'a>,
        config_file: &std::sync::Arc<str>,
    ) -> Option<Place> {
        match (self.best_struct(table), table.declared) {
            (_, Declared::Entry(entry)) => Some(Place {
                file: config_file.clone(),
                span: entry.span,
            }),
            (Some(row), _) => Some(row.fact.place.clone()),
            (None, _) => None,
        }
    }

    /// What a table is for: the entry's description, else the docs of its structs.
    pub fn description_of(&self, table: &ClassifiedTable<'a>) -> String {
        let entry = table
            .entries
            .first()
            .and_then(|entry| entry.description.clone());
        let docs = || {
            self.best_struct(table)
                .and_then(|row| row.fact.doc.clone())
                .or_else(|| {
                    table
                        .structs
                        .iter()
                        .find_map(|&at| self.structs[at].fact.doc.clone())
                })
        };
        entry.or_else(docs).unwrap_or_default()
    }

    /// The category a table stands in.
    pub fn category_of(&self, table: &ClassifiedTable<'a>, config: &Config) -> String {
        let said = table
            .annotation()
            .and_then(|annotation| annotation.category.as_ref());
        if let Some(category) = said {
            return category.value.clone();
        }
        let Some(row) = self.best_struct(table) else {
            return OTHER.to_owned();
        };
        let configured = config.catalog.categories.iter().find(|category| {
            category
                .paths
                .iter()
                .any(|glob| crate::config::glob_matches(glob, &row.file.file))
        });
        match configured {
            Some(category) => category.name.clone(),
            None => module_category(row),
        }
    }

    /// How a class changes what is counted: external tables are somebody else's.
    pub fn is_counted(table: &ClassifiedTable<'a>) -> bool {
        table.class() != Some(Class::External)
    }
}

/// How well a struct stands for its table: entities and full rows before insert and update forms.
fn weight(row: &ClassifiedStruct<'_>) -> u8 {
    let has = |role| row.fact.has(role);
    if has(Role::SeaOrmEntityModel) || has(Role::SeaOrmModel) {
        0
    } else if has(Role::DieselIdentifiable) {
        1
    } else if has(Role::DieselQueryable) || has(Role::DieselSelectable) || has(Role::DieselHasQuery)
    {
        2
    } else if has(Role::SqlxFromRow) || has(Role::Configured) {
        3
    } else if has(Role::SqlxQueryAs) || has(Role::DieselQueryableByName) {
        4
    } else {
        5
    }
}

/// The module's name in title case; sea-orm gives each model a module of its own, so there it is the one around.
fn module_category(row: &ClassifiedStruct<'_>) -> String {
    let module = &row.fact.module;
    let own_module =
        row.fact.name == "Model" && model_name(row.fact) != "Model" && module.len() > 1;
    let name = if own_module {
        &module[module.len() - 2]
    } else {
        module.last().unwrap_or(&row.package.name)
    };
    title_case(name)
}

/// `plans_and_billing` as `Plans And Billing`.
pub fn title_case(name: &str) -> String {
    heck::ToTitleCase::to_title_case(name)
}
