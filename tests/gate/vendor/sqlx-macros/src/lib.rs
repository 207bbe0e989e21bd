use proc_macro::TokenStream;

#[proc_macro_derive(FromRow, attributes(sqlx))]
pub fn from_row(_: TokenStream) -> TokenStream {
    TokenStream::new()
}
