//! `use` declarations: names under which paths are known.

use syn::visit::{self, Visit};
use syn::{ItemUse, UseTree};

use super::facts::UseAlias;
use super::meta;
use super::structs::Imports;

/// The names that one declaration brings into this module.
pub(super) fn aliases(module: &[String], item: &ItemUse) -> Vec<UseAlias> {
    let mut out = Vec::new();
    collect(&item.tree, &mut Vec::new(), &mut |name, target| {
        out.push(UseAlias {
            module: module.to_vec(),
            name,
            target,
        });
    });
    out
}

/// All names that the declarations of a file bring in, wherever they stand in it.
pub(super) fn imports(file: &syn::File) -> Imports {
    struct Uses(Imports);
    impl<'ast> Visit<'ast> for Uses {
        fn visit_item_use(&mut self, item: &'ast ItemUse) {
            collect(&item.tree, &mut Vec::new(), &mut |name, target| {
                if name != "*" {
                    self.0.entry(name).or_insert(target);
                }
            });
            visit::visit_item_use(self, item);
        }
    }
    let mut uses = Uses(Imports::new());
    uses.visit_file(file);
    uses.0
}

fn collect(tree: &UseTree, path: &mut Vec<String>, add: &mut impl FnMut(String, Vec<String>)) {
    match tree {
        UseTree::Path(part) => {
            path.push(meta::name_of(&part.ident));
            collect(&part.tree, path, add);
            path.pop();
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| collect(tree, path, add)),
        UseTree::Glob(_) => add("*".to_owned(), path.clone()),
        UseTree::Name(name) if name.ident == "self" => {
            if let Some(last) = path.last() {
                add(last.clone(), path.clone());
            }
        }
        UseTree::Name(name) => {
            let name = meta::name_of(&name.ident);
            add(name.clone(), with(path, name));
        }
        UseTree::Rename(rename) => {
            let target = if rename.ident == "self" {
                path.clone()
            } else {
                with(path, meta::name_of(&rename.ident))
            };
            add(meta::name_of(&rename.rename), target);
        }
    }
}

fn with(path: &[String], name: String) -> Vec<String> {
    path.iter().cloned().chain([name]).collect()
}
