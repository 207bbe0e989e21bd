//! The smallest applications of each mapper, to be built with and without `data-class`.

use std::fs;
use std::path::Path;

/// A mapper, and a model of it.
pub struct Application {
    /// What it is called on the command line and in the figures.
    pub name: &'static str,
    dependencies: &'static str,
    source: &'static str,
}

/// All that are measured.
pub const APPLICATIONS: [Application; 4] = [
    Application {
        name: "sqlx-0.8",
        dependencies: "sqlx = { version = \"0.8\", features = [\"runtime-tokio\", \"postgres\"] }",
        source: SQLX,
    },
    Application {
        name: "sqlx-0.9",
        dependencies: "sqlx = { version = \"0.9\", features = [\"runtime-tokio\", \"postgres\"] }",
        source: SQLX,
    },
    Application {
        name: "diesel-2",
        // No library of a server is needed to compile models.
        dependencies: "diesel = { version = \"2\", features = [\"postgres_backend\"] }",
        source: DIESEL,
    },
    Application {
        name: "sea-orm-1",
        dependencies: "sea-orm = { version = \"1\", features = [\"runtime-tokio\", \"sqlx-postgres\"] }",
        source: SEA_ORM,
    },
];

const SQLX: &str = "
ATTRIBUTE
#[derive(Debug, sqlx::FromRow)]
pub struct Plan {
    pub id: i64,
    pub name: String,
}
";

const DIESEL: &str = "
diesel::table! { plans { id -> Integer, name -> Text, } }

ATTRIBUTE
#[derive(Debug, diesel::Queryable, diesel::Identifiable)]
#[diesel(table_name = plans)]
pub struct Plan {
    pub id: i32,
    pub name: String,
}
";

const SEA_ORM: &str = "
use sea_orm::entity::prelude::*;

ATTRIBUTE
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = \"plans\")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub name: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
";

impl Application {
    /// Writes the application, `annotated` or not. Both have `data-class` in their lock file, one uses it.
    pub fn write(&self, folder: &Path, repository: &Path, annotated: bool) -> std::io::Result<()> {
        let (features, attribute) = if annotated {
            (
                "default = [\"annotated\"]\n",
                "#[data_class::data_class(system)]",
            )
        } else {
            ("", "")
        };
        let path = repository.join("data-class");
        let manifest = format!(
            "[package]\nname = \"application\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\n[workspace]\n\n\
             [features]\n{features}annotated = [\"dep:data-class\"]\n\n[dependencies]\n{}\n\
             data-class = {{ path = {:?}, optional = true }}\n",
            self.dependencies,
            path.display().to_string(),
        );
        fs::create_dir_all(folder.join("src"))?;
        fs::write(folder.join("Cargo.toml"), manifest)?;
        let source = self.source.replace("ATTRIBUTE", attribute);
        fs::write(
            folder.join("src/lib.rs"),
            format!("//! One model.\n{source}"),
        )
    }
}
