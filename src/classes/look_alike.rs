//! A struct that seems to be a table's row without being named like it.

use super::{Classes, ClassifiedStruct, ClassifiedTable};
use crate::resolve::Resolution;

impl<'a> Classes<'a> {
    /// A struct that maps to nothing, all of whose fields are columns of the table, and most of its columns fields.
    pub fn look_alike(&self, table: &ClassifiedTable<'a>) -> Option<&ClassifiedStruct<'a>> {
        let (_, _, source) = table.dialects.first()?;
        let database = &self.databases[table.database];
        self.structs.iter().find(|row| {
            let fields = row
                .fact
                .fields
                .iter()
                .filter(|field| !field.skipped)
                .count();
            row.package.member
                && database.takes(&row.package.name)
                && row.fact.annotations.is_empty()
                && row.fact.passed_over.is_none()
                && row.file.passed_over.is_none()
                && matches!(row.resolution, Resolution::PassedOver(_))
                && fields > 1
                && fields * 10 >= source.columns.len() * 6
                && row
                    .fact
                    .fields
                    .iter()
                    .all(|field| field.skipped || source.has_column(&field.column))
        })
    }
}
