//! Beside real derives: the struct above or below them, and no derive left with an attribute of ours.

use data_class::{Class, Classified, data_class};
use serde::{Deserialize, Serialize};
use sqlx::FromRow;

#[data_class(user, retain = "90 days", by = "created_at")]
#[derive(Debug, Clone, PartialEq, FromRow, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Above {
    account_id: i64,
    #[data_class(secret)]
    #[serde(rename = "key")]
    #[sqlx(rename = "key")]
    api_key: String,
    #[cfg_attr(all(), serde(default), sqlx(default), data_class(secret))]
    hash: Option<String>,
}

#[derive(Debug, Clone, PartialEq, FromRow, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[data_class(system, table = "plans")]
struct Below<T: Default = u8> {
    #[data_class(secret)]
    #[sqlx(default)]
    #[serde(default)]
    api_key: T,
    #[cfg_attr(all(), data_class(secret), serde(skip))]
    #[sqlx(skip)]
    hash: String,
}

#[derive(Debug, Serialize)]
#[data_class(user)]
#[derive(FromRow, Deserialize)]
struct Between(#[data_class(secret)] String);

#[test]
fn serde_sees_its_own_attributes_and_none_of_ours() {
    let above = Above {
        account_id: 1,
        api_key: "k".to_owned(),
        hash: None,
    };
    let text = serde_json::to_string(&above).expect("serializes");
    assert_eq!(text, r#"{"accountId":1,"key":"k","hash":null}"#);
    assert_eq!(
        serde_json::from_str::<Above>(r#"{"accountId":1,"key":"k"}"#).expect("deserializes"),
        above
    );

    let below = Below {
        api_key: 7,
        hash: "h".to_owned(),
    };
    assert_eq!(
        serde_json::to_string(&below).expect("serializes"),
        r#"{"apiKey":7}"#
    );
    assert_eq!(
        serde_json::to_string(&Between("b".to_owned())).expect("serializes"),
        "\"b\""
    );
}

#[test]
fn the_class_is_there_on_either_side() {
    assert_eq!((Above::CLASS, Above::TABLE), (Class::User, None));
    assert_eq!(
        (<Below>::CLASS, <Below>::TABLE),
        (Class::System, Some("plans"))
    );
    assert_eq!(Between::CLASS, Class::User);
}
