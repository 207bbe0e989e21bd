//! The list of codes: the one source of their numbers, names, severities and one-line summaries.

use std::fmt;

use super::Severity;

macro_rules! codes {
    ($($number:ident $name:ident $severity:ident $summary:literal;)*) => {
        /// A diagnostic's code.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $summary] $name,)*
        }

        impl Code {
            /// All codes in the order of their numbers.
            pub const ALL: &[Code] = &[$(Code::$name),*];

            /// `DC0001` and so on.
            pub fn number(self) -> &'static str {
                match self { $(Code::$name => stringify!($number),)* }
            }

            /// What it finds, in a line.
            pub fn summary(self) -> &'static str {
                match self { $(Code::$name => $summary,)* }
            }

            /// Its usual severity.
            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity,)* }
            }

            /// Its page for `explain`, in Markdown.
            pub fn page(self) -> &'static str {
                match self { $(Code::$name => include_str!(concat!("pages/", stringify!($number), ".md")),)* }
            }
        }
    };
}

codes! {
    DC0001 ModelUnclassified Error "a model has no classification";
    DC0002 TableUnclassified Error "a table without a struct has no classification";
    DC0003 AnnotationNotUnderstood Error "the annotation is not understood";
    DC0004 ColumnUnknown Error "a column named in an annotation does not exist in the table, or has the wrong type";
    DC0005 CleaningReachesSystem Error "cleaning would reach system rows";
    DC0006 ClassesDisagree Error "two places classify one table differently";
    DC0007 MixedUndecided Error "a mixed table has neither `system_rows` nor `review_by`, or the day has passed";
    DC0008 TableMissing Error "a model's declared table is not in the schema";
    DC0009 FileStale Error "a generated file or the schema file is stale, missing or edited by hand";
    DC0010 EntryUnused Error "a `[tables]` entry, baseline line or category matches nothing";
    DC0011 NothingToCheck Error "nothing to check";
    DC0012 RetentionReachesFurther Error "a retention rule would touch rows outside itself";
    DC0013 KeyWithoutIndex Warning "a foreign key that cleanup depends on has no index";
    DC0014 ClassContradictsColumns Warning "the class contradicts the columns";
    DC0015 ModelOpaque Error "a model can't be seen through: made by a macro";
    DC0016 NoNaturalKey Warning "a system table has no key, or only a surrogate one, to know its rows by";
    DC0017 ReferenceUndeclared Warning "a column that looks like a reference has neither foreign key nor `references`";
    DC0018 DialectsDiffer Warning "the migrations of two dialects disagree on a table, column or key";
    DC0019 SourceUnreadable Error "a source file that is compiled can't be read";
    DC0020 RowsUndeletable Error "rows that reference each other can't be deleted in any order";
    DC0021 FixtureUnfit Error "a fixture does not fit its table";
    DC0022 FixtureKeyTwice Error "two rows of a fixture have the same key";
    DC0023 FixtureReferenceDangling Error "a fixture references a row that no fixture has";
    DC0024 FixtureSecretClear Error "a secret stands in a fixture in clear";
    DC0025 SecretUnmarked Warning "a column looks like a secret and isn't annotated";
    DC0026 SeededRowsCleaned Warning "cleaning would delete rows that migrations insert";
}

impl Code {
    /// The code of a number, in any case: `dc0005`.
    pub fn from_number(number: &str) -> Option<Code> {
        Code::ALL
            .iter()
            .copied()
            .find(|code| code.number().eq_ignore_ascii_case(number))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.number())
    }
}
