pub mod sql_types {
    #[derive(diesel::sql_types::SqlType)]
    pub struct Kind;
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::Kind;

    /// People who write.
    members (uuid) {
        uuid -> Text,
        kind -> Nullable<Kind>,
        #[sql_name = "type"]
        type_ -> Text,
    }
}

table! {
    #[sql_name = "post"]
    posts {
        id -> Integer,
        member -> Text,
    }
}

diesel::table! {
    audit.entries (a, b) {
        a -> Integer,
        b -> Array<Nullable<Text>>,
    }
}

diesel::view! {
    recent_posts {
        id -> Integer,
    }
}

diesel::joinable!(posts -> members (member));
diesel::allow_tables_to_appear_in_same_query!(members, posts);
