//! The attribute macro behind the crate `data-class`, which is the one to depend on.
//!
//! The macro works on tokens alone: its grammar is the crate `data-class-grammar`, and neither has syn below it.

use proc_macro::TokenStream;

mod attribute;
mod expand;
mod generics;
mod item;
mod naming;
mod tokens;

/// Says on a struct whether its table holds system, user or mixed data.
///
/// ```
/// use data_class::data_class;
///
/// /// Subscription plans (Free, Pro, Enterprise).
/// #[data_class(system, category = "Plans and Billing", key = "slug", min_rows = 4)]
/// struct Plan {
///     id: i64,
///     slug: String,
/// }
///
/// /// Customer accounts.
/// #[data_class(user)]
/// struct Account {
///     id: i64,
///     #[data_class(secret)]
///     api_key: String,
/// }
/// ```
///
/// The macro checks keys and shapes while the application compiles. Tables, columns and SQL are checked by
/// `cargo data-class classify`, which knows the schema. The struct's doc comment is the table's description in
/// the catalog.
///
/// # Classes
///
/// | class | its table |
/// |---|---|
/// | `system` | must survive every cleanup: plans, templates, settings |
/// | `user` | may be cleaned: accounts, content, logs |
/// | `mixed` | has rows of both kinds, by a rule (`system_rows`) or undecided until a day (`review_by`) |
/// | `projection` | is none: the row of a query, a DTO |
///
/// # Keys of every class
///
/// | key | says |
/// |---|---|
/// | `table = "billing.plans"` | the table, where it is not called as the struct or the mapper's attributes say |
/// | `database = "server"` | which database, where there are several |
/// | `category = "Plans and Billing"` | the catalog's section; by default the module's name |
/// | `group = "Pricing & Plans"` | the group within a phase of the launch plan |
/// | `note = "Production pricing tiers"` | what stands beside keep, clean or review in the catalog |
/// | `references = ["account_id -> accounts.id"]` | a reference without a foreign key in the schema: it orders, proves and keeps like one; several columns: `"a, b -> t(x, y)"` |
/// | `reason = "moved to its own service"` | why the class is another than before |
///
/// ```
/// # use data_class::data_class;
/// #[data_class(
///     user,
///     table = "billing.usage_logs",
///     database = "server",
///     category = "Credits",
///     group = "Logs",
///     note = "Remove test usage logs",
///     references = ["account_id -> accounts.id", "region, plan -> prices(region, plan)"],
///     reason = "was system until plans moved",
/// )]
/// struct UsageLog;
/// ```
///
/// # Keys of `system`
///
/// | key | says |
/// |---|---|
/// | `key = "slug"`, `key = ["industry_id", "slug"]` | the columns by which a row is known across databases; by default the only unique NOT NULL constraint beside the primary key, else the primary key |
/// | `min_rows = 4` | how many rows `verify` asks for at least; by default 1 |
/// | `seed_note = "Free, Pro, Enterprise tiers"` | what is to be seeded, for the launch plan |
/// | `detach = ["updated_by_id"]` | nullable references that a cleanup sets to NULL, so that the row pointed at may go |
/// | `holds = ["owner_id"]` | references whose rows survive because this row points at them |
///
/// ```
/// # use data_class::data_class;
/// #[data_class(system, key = ["industry_id", "slug"], min_rows = 100, seed_note = "100+ sub-sectors")]
/// struct IndustrySector;
///
/// #[data_class(system, detach = "updated_by_id", holds = ["owner_id"])]
/// struct CreditCostConfig;
/// ```
///
/// # Keys of `user`
///
/// | key | says |
/// |---|---|
/// | `keep = "is_superuser"` | rows that neither `clean` nor `purge` deletes: one SQL expression over the table's own columns |
/// | `retain = "90 days", by = "created_at"` | `purge` deletes rows that are older; hours, days or weeks |
/// | `expires = "expires_at"` | `purge` deletes rows whose time has passed; instead of `retain` |
/// | `unit = "ms"` | the time of `by` or `expires` is an integer and counts `s`, `ms` or `us` since 1970 |
/// | `with_parent`, `with_parent = ["order_id"]` | when `purge` deletes the row that this one points at, it deletes this one too |
/// | `detach = ["invited_by_id"]` | nullable references that are set to NULL, so that the row pointed at may go |
///
/// ```
/// # use data_class::data_class;
/// #[data_class(user, keep = "is_superuser OR role IN ('owner', 'staff')", detach = "invited_by_id")]
/// struct User;
///
/// #[data_class(user, retain = "90 days", by = "created_at")]
/// struct AuditLog;
///
/// #[data_class(user, expires = "expires_at", unit = "ms", keep = r#"name = 'd''accord'"#)]
/// struct Session;
///
/// #[data_class(user, with_parent = ["order_id"])]
/// struct OrderLine;
/// ```
///
/// # Keys of `mixed`
///
/// Either the rule, with the keys of `system` for its system rows and those of `user` for the others; or who
/// decides until when. Until then the table is kept whole; after that day `classify` fails. With neither, the
/// code compiles and `classify` asks for one (DC0007).
///
/// | key | says |
/// |---|---|
/// | `system_rows = "account_id IS NULL"` | which rows are system: one SQL expression; NULL counts as system |
/// | `review_by = "2027-03-31", owner = "billing"` | undecided: the day, and whose decision it is |
///
/// ```
/// # use data_class::data_class;
/// #[data_class(mixed, system_rows = "account_id IS NULL", key = "slug", min_rows = 10)]
/// struct SeedKeyword;
///
/// #[data_class(mixed, review_by = "2027-03-31", owner = "billing")]
/// struct IntegrationSettings;
/// ```
///
/// # Fields
///
/// `#[data_class(secret)]` on a field: its values never reach a fixture, a log or an error. The macro takes the
/// attribute out, also out of `cfg_attr`, so that no derive sees it.
///
/// ```
/// # use data_class::data_class;
/// #[data_class(user)]
/// struct ApiKey {
///     name: String,
///     #[data_class(secret)]
///     hash: String,
///     #[cfg_attr(all(), doc = "Shown once.", data_class(secret))]
///     plain: Option<String>,
/// }
/// ```
///
/// # What it expands to
///
/// The struct as it was, `impl data_class::Classified` with its class and the table that its attributes name, and
/// one of `SystemData`, `UserData` and `MixedData` (for a projection none):
///
/// ```
/// use data_class::{Class, Classified, UserData, data_class};
///
/// #[data_class(user, table = "app.sessions")]
/// struct Session;
///
/// fn purge<T: UserData>() -> Option<&'static str> {
///     T::TABLE
/// }
///
/// assert_eq!(Session::CLASS, Class::User);
/// assert_eq!(purge::<Session>(), Some("app.sessions"));
/// ```
///
/// It stands above or below derives, on structs of every shape, with any generics. The crate must be known as
/// `data_class`.
#[proc_macro_attribute]
pub fn data_class(arguments: TokenStream, item: TokenStream) -> TokenStream {
    expand::expand(arguments.into(), item.into()).into()
}
