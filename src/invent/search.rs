//! The search for values that all conditions accept: a walk that changes one value of a broken condition at a time.

/// A search in progress. Of each variable one of its values is picked; the engine says what that breaks.
#[derive(Debug, Clone)]
pub struct Search {
    /// How many values each variable has.
    sizes: Vec<usize>,
    picked: Vec<usize>,
    /// The best so far that was kept, and which conditions it broke, each by its variables.
    kept: Option<(Vec<usize>, Vec<Vec<usize>>)>,
    dice: u64,
}

impl Search {
    /// Starts with the first value of each variable. The same seed takes the same way.
    pub fn new(sizes: Vec<usize>, seed: u64) -> Search {
        Search {
            picked: vec![0; sizes.len()],
            sizes,
            kept: None,
            dice: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1,
        }
    }

    /// Which value of each variable is to be tried.
    pub fn picked(&self) -> &[usize] {
        &self.picked
    }

    /// Learns what the picked values break: for each broken condition, the variables that it reads. True where nothing
    /// is broken; else other values are picked.
    pub fn learn(&mut self, broken: Vec<Vec<usize>>) -> bool {
        if broken.is_empty() {
            return true;
        }
        let better = match &self.kept {
            None => true,
            Some((_, before)) => broken.len() <= before.len() || self.below(10) == 0,
        };
        if better {
            self.kept = Some((self.picked.clone(), broken));
        }
        let Some((picked, broken)) = self.kept.clone() else {
            return false;
        };
        self.picked = picked;
        let condition = self.below(broken.len());
        let variables = broken.get(condition).cloned().unwrap_or_default();
        if let Some(variable) = variables.get(self.below(variables.len())) {
            self.change(*variable);
        }
        false
    }

    /// Picks anything for every variable: where it isn't known what was wrong.
    pub fn scatter(&mut self) {
        for variable in 0..self.sizes.len() {
            self.change(variable);
        }
        self.kept = None;
    }

    fn change(&mut self, variable: usize) {
        let size = self.sizes.get(variable).copied().unwrap_or(0);
        let value = self.below(size);
        if let Some(picked) = self.picked.get_mut(variable) {
            *picked = value;
        }
    }

    fn below(&mut self, end: usize) -> usize {
        // xorshift64
        self.dice ^= self.dice << 13;
        self.dice ^= self.dice >> 7;
        self.dice ^= self.dice << 17;
        usize::try_from(self.dice >> 33)
            .unwrap_or(0)
            .checked_rem(end)
            .unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_conditions_are_met_one_after_the_other() {
        // Twelve variables of ten values each, each with one that is right; and two pairs that must differ by one.
        let mut search = Search::new(vec![10; 16], 7);
        let mut steps = 0;
        loop {
            let at = search.picked().to_vec();
            let mut broken: Vec<Vec<usize>> = (0..12)
                .filter(|v| at[*v] != (v * 7 + 3) % 10)
                .map(|v| vec![v])
                .collect();
            for pair in [[12, 13], [14, 15]] {
                if at[pair[0]] + 1 != at[pair[1]] {
                    broken.push(pair.to_vec());
                }
            }
            steps += 1;
            if search.learn(broken) {
                break;
            }
            assert!(steps < 2_000, "{at:?}");
        }
    }

    #[test]
    fn a_search_without_variables_ends_nowhere_and_breaks_nothing() {
        let mut search = Search::new(Vec::new(), 0);
        assert!(!search.learn(vec![Vec::new()]));
        search.scatter();
        assert!(search.learn(Vec::new()));
    }
}
