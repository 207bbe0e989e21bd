use data_class::data_class;

/// Users.
#[data_class(user, keep = "is_admin")]
pub struct User {
    pub id: i64,
    #[data_class(secret)]
    pub password: String,
    pub is_admin: bool,
}

#[cfg_attr(feature = "x", data_class(sytem))]
pub struct Slip;
