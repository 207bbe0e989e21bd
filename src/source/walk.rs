//! The walk through a file's syntax tree: keeps track of modules, functions and tests, and collects the facts.

use std::sync::Arc;

use proc_macro2::TokenStream;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use crate::span::{Place, Span};

use super::attribute;
use super::columns;
use super::facts::*;
use super::filter::Vocabulary;
use super::known;
use super::meta::{self, Attr};
use super::naming;
use super::structs::{self, Imports};
use super::uses;
use super::{FileScan, Implemented, SourceFile};

/// What is known at the current place of the walk, and what was found so far.
pub(super) struct Walker<'a> {
    pub(super) source: &'a SourceFile<'a>,
    pub(super) words: &'a Vocabulary,
    /// How many bytes at the file's beginning the parser was not given.
    pub(super) offset: usize,
    pub(super) imports: Imports,
    pub(super) module: Vec<String>,
    /// Why everything here must be passed over.
    pub(super) reason: Option<String>,
    /// Whether the tokens came out of a macro call.
    pub(super) in_macro: bool,
    /// Roles that the macro around gives to every struct in it.
    pub(super) given: Vec<Role>,
    pub(super) out: FileScan,
}

impl<'a> Walker<'a> {
    pub(super) fn new(source: &'a SourceFile<'a>, words: &'a Vocabulary, offset: usize) -> Self {
        let out = FileScan {
            facts: FileFacts {
                file: Arc::clone(&source.file),
                ..FileFacts::default()
            },
            ..FileScan::default()
        };
        Walker {
            source,
            words,
            offset,
            imports: Imports::new(),
            module: source.module.clone(),
            reason: None,
            in_macro: false,
            given: Vec::new(),
            out,
        }
    }

    /// Walks a whole file.
    pub(super) fn file(mut self, file: &syn::File) -> FileScan {
        self.imports = uses::imports(file);
        if meta::only_in_tests(&file.attrs) {
            self.reason = Some(CFG_TEST.to_owned());
        }
        self.visit_file(file);
        self.out
    }

    pub(super) fn place(&self, span: proc_macro2::Span) -> Place {
        Place {
            file: Arc::clone(&self.source.file),
            span: Span::of(span),
        }
    }

    /// Does something inside a scope of this name.
    fn within(&mut self, names: Vec<String>, reason: Option<String>, walk: impl FnOnce(&mut Self)) {
        let depth = self.module.len();
        let outer = self.reason.clone();
        self.module.extend(names);
        self.reason = outer.clone().or(reason);
        walk(self);
        self.reason = outer;
        self.module.truncate(depth);
    }

    fn function(
        &mut self,
        name: &syn::Ident,
        attrs: &[syn::Attribute],
        walk: impl FnOnce(&mut Self),
    ) {
        let is_test = attrs.iter().any(|attr| {
            attr.path()
                .segments
                .last()
                .is_some_and(|last| known::is_test_attribute(&last.ident.to_string()))
        });
        let reason = if is_test {
            Some(format!("inside the test function `{name}`"))
        } else {
            meta::only_in_tests(attrs).then(|| CFG_TEST.to_owned())
        };
        self.within(vec![meta::name_of(name)], reason, walk);
    }

    fn record(&mut self, item: &syn::ItemStruct) {
        let attrs = meta::flatten(&item.attrs);
        let mut naming = naming::naming(&attrs);
        let name = meta::name_of(&item.ident);
        let roles = self.roles(&attrs, &naming);
        if !roles.iter().any(|role| known::is_diesel(*role)) {
            naming::not_diesel(&mut naming);
        }
        let annotations = attribute::annotations(&attrs);
        let nothing = roles.is_empty() && annotations.is_empty() && !self.words.wants_struct(&name);
        if nothing && !self.words.keeps_others() {
            return;
        }
        let insert = InsertPoint {
            possible: !self.in_macro,
            ..structs::insert_point(
                self.source.text,
                self.offset,
                &item.attrs,
                &item.vis,
                item.struct_token.span,
            )
        };
        let fact = StructFact {
            module: self.module.clone(),
            place: self.place(item.ident.span()),
            insert,
            doc: structs::first_paragraph(&attrs),
            fields: columns::fields(&item.fields, &roles, &attrs),
            roles,
            naming,
            annotations,
            passed_over: self.reason.clone(),
            name,
        };
        let kept = if nothing {
            &mut self.out.others
        } else {
            &mut self.out.facts.structs
        };
        kept.push(fact);
    }

    fn roles(&self, attrs: &[Attr], naming: &Naming) -> Vec<Role> {
        let mut roles = structs::roles(attrs, self.words, &self.imports);
        roles.extend(&self.given);
        if attrs.iter().any(|attr| {
            attr.path
                .last()
                .is_some_and(|name| self.words.is_configured(name))
        }) {
            roles.push(Role::Configured);
        }
        if roles.is_empty() && naming.other_table.is_some() {
            roles.push(Role::OtherMapper);
        }
        roles.sort();
        roles.dedup();
        roles
    }

    /// `#[derive(DeriveEntity)] #[sea_orm(table_name = "...")] struct Entity;` says what `EntityName` would.
    fn record_entity(&mut self, item: &syn::ItemStruct) {
        let attrs = meta::flatten(&item.attrs);
        let derives_entity = attrs
            .iter()
            .filter(|attr| attr.path == ["derive"])
            .any(|attr| {
                structs::derive_paths(attr.arguments())
                    .iter()
                    .any(|path| path.last().is_some_and(|last| last == "DeriveEntity"))
            });
        let naming = naming::naming(&attrs);
        if let (true, Some((table, _)), None) = (derives_entity, naming.sea_orm_table, &self.reason)
        {
            self.out.facts.entity_names.push(EntityNameImpl {
                module: self.module.clone(),
                of: meta::name_of(&item.ident),
                table: Some(table),
                schema: naming.sea_orm_schema,
            });
        }
    }

    fn record_impl(&mut self, item: &syn::ItemImpl) {
        let Some((path, _)) = &item.trait_ else {
            return;
        };
        let trait_path = meta::segments(path);
        let Some(of) = type_path(&item.self_ty) else {
            return;
        };
        match trait_path.last().map(String::as_str) {
            Some("EntityName") if self.reason.is_none() => {
                self.out.facts.entity_names.push(EntityNameImpl {
                    module: self.module.clone(),
                    of: of.last().cloned().unwrap_or_default(),
                    table: returned_literal(item, "table_name"),
                    schema: returned_literal(item, "schema_name"),
                });
            }
            _ => {
                let role = structs::role(&trait_path, self.words, &self.imports);
                // Only traits that are implemented by hand to read a row; `impl Insertable` and the like say little.
                let rows = [
                    Role::SqlxFromRow,
                    Role::SeaOrmRow,
                    Role::DieselQueryable,
                    Role::DieselQueryableByName,
                ];
                if let Some(role) = role.filter(|role| rows.contains(role)) {
                    self.want(of, role);
                }
            }
        }
    }

    /// Somewhere there is a struct of this path that has this role without deriving it.
    pub(super) fn want(&mut self, path: Vec<String>, role: Role) {
        let Some(first) = path.first() else { return };
        if self.reason.is_some() {
            return;
        }
        let full = match self.imports.get(first) {
            Some(target) => target.iter().chain(path.iter().skip(1)).cloned().collect(),
            None => path,
        };
        let wanted = Implemented {
            path: full,
            role,
            module: self.module.clone(),
        };
        if !self.out.implemented.contains(&wanted) {
            self.out.implemented.push(wanted);
        }
    }

    pub(super) fn opaque(&mut self, mac: &syn::Macro, hint: String) {
        if self.reason.is_some() {
            return;
        }
        let path = meta::segments(&mac.path);
        let opaque = Opaque {
            macro_name: path.last().cloned().unwrap_or_default(),
            place: self.place(mac.path.span()),
            hint,
            names: meta::words(mac.tokens.clone()),
        };
        self.out.facts.opaque.push(opaque);
    }
}

/// The reason of everything that only a test sees.
pub(super) const CFG_TEST: &str = "only compiled for tests: `cfg(test)`";

impl<'ast> Visit<'ast> for Walker<'_> {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let reason = meta::only_in_tests(attributes(item)).then(|| CFG_TEST.to_owned());
        self.within(Vec::new(), reason, |this| visit::visit_item(this, item));
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.within(vec![meta::name_of(&item.ident)], None, |this| {
            visit::visit_item_mod(this, item)
        });
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(&item.sig.ident, &item.attrs, |this| {
            visit::visit_item_fn(this, item)
        });
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.sig.ident, &item.attrs, |this| {
            visit::visit_impl_item_fn(this, item)
        });
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        self.function(&item.sig.ident, &item.attrs, |this| {
            visit::visit_trait_item_fn(this, item)
        });
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        self.record_impl(item);
        let name = type_path(&item.self_ty).and_then(|path| path.last().cloned());
        self.within(name.into_iter().collect(), None, |this| {
            visit::visit_item_impl(this, item)
        });
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        self.within(vec![meta::name_of(&item.ident)], None, |this| {
            visit::visit_item_trait(this, item)
        });
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.record(item);
        self.record_entity(item);
        visit::visit_item_struct(self, item);
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if self.reason.is_none() {
            self.out
                .facts
                .aliases
                .extend(uses::aliases(&self.module, item));
        }
    }

    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        match &item.ident {
            Some(name) => self.definition(name, item),
            None => self.call(&item.mac),
        }
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        self.call(mac);
    }

    fn visit_expr_path(&mut self, path: &'ast syn::ExprPath) {
        if let Some(last) = path.path.segments.last()
            && known::is_query_as_function(&last.ident.to_string())
            && let syn::PathArguments::AngleBracketed(arguments) = &last.arguments
        {
            let types = arguments.args.iter().filter_map(|argument| match argument {
                syn::GenericArgument::Type(ty) => type_path(ty),
                _ => None,
            });
            for path in types {
                self.want(path, Role::SqlxQueryAs);
            }
        }
        visit::visit_expr_path(self, path);
    }
}

/// Parses a macro's tokens as the items or statements of a block.
pub(super) fn statements(tokens: TokenStream) -> Option<Vec<syn::Stmt>> {
    syn::parse::Parser::parse2(syn::Block::parse_within, tokens).ok()
}

/// The path of a type that is a plain one, references taken off.
pub(super) fn type_path(ty: &syn::Type) -> Option<Vec<String>> {
    match ty {
        syn::Type::Path(path) if path.qself.is_none() => Some(meta::segments(&path.path)),
        syn::Type::Reference(reference) => type_path(&reference.elem),
        syn::Type::Group(group) => type_path(&group.elem),
        syn::Type::Paren(paren) => type_path(&paren.elem),
        _ => None,
    }
}

/// The string that a method's body consists of, alone or in `Some(...)`.
fn returned_literal(item: &syn::ItemImpl, method: &str) -> Option<String> {
    let function = item.items.iter().find_map(|item| match item {
        syn::ImplItem::Fn(function) if function.sig.ident == method => Some(function),
        _ => None,
    })?;
    match function.block.stmts.as_slice() {
        [syn::Stmt::Expr(expr, None)] => literal(expr),
        [
            syn::Stmt::Expr(
                syn::Expr::Return(syn::ExprReturn {
                    expr: Some(expr), ..
                }),
                _,
            ),
        ] => literal(expr),
        _ => None,
    }
}

fn literal(expr: &syn::Expr) -> Option<String> {
    match expr {
        syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Str(text),
            ..
        }) => Some(text.value()),
        syn::Expr::Call(call) => call.args.first().and_then(literal),
        syn::Expr::MethodCall(call) => literal(&call.receiver),
        _ => None,
    }
}

fn attributes(item: &syn::Item) -> &[syn::Attribute] {
    use syn::Item::*;
    match item {
        Const(item) => &item.attrs,
        Enum(item) => &item.attrs,
        ExternCrate(item) => &item.attrs,
        Fn(item) => &item.attrs,
        ForeignMod(item) => &item.attrs,
        Impl(item) => &item.attrs,
        Macro(item) => &item.attrs,
        Mod(item) => &item.attrs,
        Static(item) => &item.attrs,
        Struct(item) => &item.attrs,
        Trait(item) => &item.attrs,
        TraitAlias(item) => &item.attrs,
        Type(item) => &item.attrs,
        Union(item) => &item.attrs,
        Use(item) => &item.attrs,
        _ => &[],
    }
}
