//! From a schema and a configuration to what runs, as `classify` does it.

use cargo_data_class::classes::classify;
use cargo_data_class::config::{self, baseline::Baseline};
use cargo_data_class::fixtures::{Fixtures, fixtures};
use cargo_data_class::plan::{Plan, plans};
use cargo_data_class::resolve::Database;
use cargo_data_class::schema::Schema;

/// The plan of a schema whose classes the configuration's entries are, and its fixtures' layouts.
pub(crate) fn planned(schema: &Schema, config: &str) -> (Plan, Fixtures) {
    let config = config::parse(config).unwrap_or_else(|problems| panic!("{problems:?}\n{config}"));
    let databases = [Database {
        name: String::new(),
        packages: Vec::new(),
        schemas: vec![schema],
    }];
    let baseline = Baseline::default();
    let classes = classify(&config, &baseline, &[], &databases);
    let plans = plans(&classes, 0);
    let fixtures = fixtures(&classes, 0, &plans);
    let plan = plans.into_iter().next().expect("a plan");
    assert_eq!(plan.dialect, schema.dialect);
    (plan, fixtures)
}
