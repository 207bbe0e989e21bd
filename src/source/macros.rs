//! Macro calls and definitions: what can be seen through them, and what can't.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::parse::Parser;
use syn::visit::Visit;

use super::ModelMacro;
use super::facts::{Role, TableMacro};
use super::known;
use super::meta;
use super::structs;
use super::tables;
use super::walk::{self, Walker};

impl Walker<'_> {
    /// A macro call: `table!`, `query_as!`, or anything with items in it.
    pub(super) fn call(&mut self, mac: &syn::Macro) {
        let path = meta::segments(&mac.path);
        let Some(name) = path.last().map(String::as_str) else {
            return;
        };
        if known::is_quotation(name) {
            return;
        }
        if matches!(name, "table" | "view") && self.table(mac) {
            return;
        }
        if known::is_query_as(name) {
            if let Some(path) = leading_path(mac.tokens.clone()) {
                self.want(path, Role::SqlxQueryAs);
            }
            return;
        }
        self.queries_in(mac.tokens.clone());
        self.items_in(mac, name);
    }

    /// A `macro_rules!` definition makes nothing by itself, but its calls may.
    pub(super) fn definition(&mut self, name: &syn::Ident, item: &syn::ItemMacro) {
        if self.reason.is_some() {
            return;
        }
        self.queries_in(item.mac.tokens.clone());
        let mut roles = Vec::new();
        self.structs_made(item.mac.tokens.clone(), &mut roles);
        if !roles.is_empty() {
            roles.sort();
            roles.dedup();
            let exported = item
                .attrs
                .iter()
                .any(|attr| attr.path().is_ident("macro_export"));
            self.out.macros.push(ModelMacro {
                name: meta::name_of(name),
                roles,
                exported,
            });
        }
    }

    fn table(&mut self, mac: &syn::Macro) -> bool {
        let Some(table) = tables::parse(mac.tokens.clone()) else {
            return false;
        };
        if self.reason.is_none() {
            let place = self.place(syn::spanned::Spanned::span(&mac.path));
            self.out.facts.table_macros.push(TableMacro {
                module: table.module,
                path: self.module.clone(),
                table: table.table,
                schema: table.schema,
                columns: table.columns,
                primary_key: table.primary_key,
                place,
            });
        }
        true
    }

    fn items_in(&mut self, mac: &syn::Macro, name: &str) {
        let given = self.words.makes_models(name).map(<[Role]>::to_vec);
        let hint = self.hint(mac.tokens.clone());
        let wanted = self.mentions_wanted(mac.tokens.clone());
        if given.is_none() && hint.is_none() && !wanted {
            return;
        }
        let outer = (self.in_macro, std::mem::take(&mut self.given));
        self.in_macro = true;
        self.given = given.clone().unwrap_or_default();
        let seen = self.read(mac.tokens.clone());
        (self.in_macro, self.given) = outer;
        if !seen && let Some(hint) = hint {
            self.opaque(mac, hint);
        } else if !seen && let Some(roles) = given {
            let derives: Vec<&str> = roles
                .iter()
                .filter_map(|role| known::derive_of(*role))
                .collect();
            self.opaque(
                mac,
                format!("derive({}) in its definition", derives.join(", ")),
            );
        }
    }

    /// Reads tokens that are items, or groups of items like those of `cfg_if!`; whether anything was found.
    fn read(&mut self, tokens: TokenStream) -> bool {
        let before = self.found();
        if let Some(statements) = walk::statements(tokens.clone()) {
            statements
                .iter()
                .for_each(|statement| self.visit_stmt(statement));
            return self.found() > before;
        }
        let mut all = true;
        let mut any = false;
        let mut rest = Vec::new();
        for token in tokens {
            match token {
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    if self.hint(group.stream()).is_some() || !self.given.is_empty() {
                        let seen = self.read(group.stream());
                        all &= seen;
                        any |= seen;
                    }
                }
                token => rest.push(token),
            }
        }
        any && all && self.hint(rest.into_iter().collect()).is_none()
    }

    fn found(&self) -> usize {
        let facts = &self.out.facts;
        facts.structs.len() + facts.table_macros.len() + facts.opaque.len() + self.out.macros.len()
    }

    /// What in these tokens looks like a model: a derive that makes one, an attribute that names a table.
    fn hint(&self, tokens: TokenStream) -> Option<String> {
        let mut previous = String::new();
        for token in tokens {
            match token {
                TokenTree::Group(group) => {
                    let found = match (previous.as_str(), group.delimiter()) {
                        ("derive", Delimiter::Parenthesis) => self.derive_hint(&group),
                        ("#", Delimiter::Bracket) => attribute_hint(&group),
                        _ => None,
                    };
                    if let Some(hint) = found.or_else(|| self.hint(group.stream())) {
                        return Some(hint);
                    }
                    previous.clear();
                }
                token => previous = token.to_string(),
            }
        }
        None
    }

    fn derive_hint(&self, group: &Group) -> Option<String> {
        self.known_derives(group)
            .first()
            .map(|(name, _)| format!("derive({name})"))
    }

    fn known_derives(&self, group: &Group) -> Vec<(String, Role)> {
        structs::derive_paths(group.stream())
            .iter()
            .filter_map(|path| {
                let role = structs::role(path, self.words, &self.imports)?;
                Some((path.last()?.clone(), role))
            })
            .collect()
    }

    fn mentions_wanted(&self, tokens: TokenStream) -> bool {
        let mut after_struct = false;
        tokens.into_iter().any(|token| match token {
            TokenTree::Group(group) => self.mentions_wanted(group.stream()),
            TokenTree::Ident(ident) => {
                let name = meta::name_of(&ident);
                let found = after_struct && self.words.wants_struct(&name);
                after_struct = name == "struct";
                found
            }
            _ => false,
        })
    }

    /// `query_as!(X, ...)` and `query_as::<_, X>` among the tokens of another macro (`join!`, `select!`).
    fn queries_in(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Ident(ident) => {
                    let name = ident.to_string();
                    if known::is_query_as(&name) {
                        let path = match tokens.get(at + 1..at + 3) {
                            Some([TokenTree::Punct(bang), TokenTree::Group(group)])
                                if bang.as_char() == '!' =>
                            {
                                leading_path(group.stream())
                            }
                            _ => second_type_argument(tokens.get(at + 1..).unwrap_or_default()),
                        };
                        if let Some(path) = path {
                            self.want(path, Role::SqlxQueryAs);
                        }
                    }
                }
                TokenTree::Group(group) => self.queries_in(group.stream()),
                _ => {}
            }
        }
    }

    /// Looks through a definition for structs that derive a mapper's trait. One whose name and fields are fixed is
    /// read where it stands; for the others the roles are collected, because each call makes one.
    fn structs_made(&mut self, tokens: TokenStream, roles: &mut Vec<Role>) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut start = None;
        let mut pending: Vec<Role> = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == '#' => {
                    start.get_or_insert(at);
                }
                TokenTree::Group(group)
                    if group.delimiter() == Delimiter::Bracket && start.is_some() =>
                {
                    pending.extend(self.derives_in(group));
                }
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    self.made(
                        start.take(),
                        at,
                        &tokens,
                        std::mem::take(&mut pending),
                        roles,
                    );
                    self.structs_made(group.stream(), roles);
                }
                TokenTree::Punct(punct) if punct.as_char() == ';' => {
                    self.made(
                        start.take(),
                        at,
                        &tokens,
                        std::mem::take(&mut pending),
                        roles,
                    );
                }
                TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
                    self.structs_made(group.stream(), roles);
                }
                _ => {}
            }
        }
        // Behind the last one there may be a variable instead of a body: `struct $name $body`.
        roles.extend(pending);
    }

    fn made(
        &mut self,
        start: Option<usize>,
        end: usize,
        tokens: &[TokenTree],
        pending: Vec<Role>,
        roles: &mut Vec<Role>,
    ) {
        let Some(tokens) = start.and_then(|start| tokens.get(start..=end)) else {
            return;
        };
        if pending.is_empty() {
            return;
        }
        match syn::ItemStruct::parse_fixed(tokens) {
            Some(item) => {
                let outer = std::mem::replace(&mut self.in_macro, true);
                self.visit_item_struct(&item);
                self.in_macro = outer;
            }
            None => roles.extend(pending),
        }
    }

    fn derives_in(&self, attribute: &Group) -> Vec<Role> {
        let mut tokens = attribute.stream().into_iter();
        match (tokens.next(), tokens.next()) {
            (Some(TokenTree::Ident(name)), Some(TokenTree::Group(list))) if name == "derive" => {
                self.known_derives(&list)
                    .into_iter()
                    .map(|(_, role)| role)
                    .collect()
            }
            (Some(TokenTree::Ident(name)), Some(TokenTree::Group(list))) if name == "cfg_attr" => {
                list.stream()
                    .into_iter()
                    .filter_map(|token| match token {
                        TokenTree::Group(group) => Some(group),
                        _ => None,
                    })
                    .flat_map(|group| self.known_derives(&group))
                    .map(|(_, role)| role)
                    .collect()
            }
            _ => Vec::new(),
        }
    }
}

trait ParseFixed: Sized {
    fn parse_fixed(tokens: &[TokenTree]) -> Option<Self>;
}

impl ParseFixed for syn::ItemStruct {
    /// A struct in which no macro variable stands.
    fn parse_fixed(tokens: &[TokenTree]) -> Option<Self> {
        syn::parse2(tokens.iter().cloned().collect()).ok()
    }
}

fn attribute_hint(group: &Group) -> Option<String> {
    let mut tokens = group.stream().into_iter();
    let TokenTree::Ident(name) = tokens.next()? else {
        return None;
    };
    let name = name.to_string();
    if name == "data_class" || (name == "table_name" && tokens.next().is_some()) {
        return Some(name);
    }
    let TokenTree::Group(list) = tokens.next()? else {
        return None;
    };
    let keys = match name.as_str() {
        "diesel" | "sea_orm" => &["table_name"],
        other => known::table_keys(other)?,
    };
    let entry = meta::entries(list.stream())
        .into_iter()
        .find(|entry| keys.contains(&entry.name.as_str()))?;
    Some(format!("{name}({})", entry.name))
}

/// The path at the beginning of a macro's arguments, if a comma follows.
fn leading_path(tokens: TokenStream) -> Option<Vec<String>> {
    let parser = |input: syn::parse::ParseStream<'_>| {
        let ty: syn::Type = input.parse()?;
        input.parse::<syn::Token![,]>()?;
        input.parse::<TokenStream>()?;
        Ok(ty)
    };
    walk::type_path(&parser.parse2(tokens).ok()?)
}

/// The second type in `::<_, X>` or, rarely, a longer list's.
fn second_type_argument(tokens: &[TokenTree]) -> Option<Vec<String>> {
    let stream: TokenStream = tokens.iter().cloned().collect();
    let parser = |input: syn::parse::ParseStream<'_>| {
        let arguments = syn::AngleBracketedGenericArguments::parse_turbofish(input)?;
        input.parse::<TokenStream>()?;
        Ok(arguments)
    };
    let arguments = parser.parse2(stream).ok()?;
    arguments
        .args
        .iter()
        .skip(1)
        .find_map(|argument| match argument {
            syn::GenericArgument::Type(ty) => walk::type_path(ty),
            _ => None,
        })
}
