extern alias generators;

using generators::LlamaBatch.Generators;

namespace LlamaBatch.Generators.Tests.Examples;

/// <summary>Examples of the rules about axes and tuning.</summary>
internal static class SweepExamples
{
    public static IReadOnlyList<RuleExample> All { get; } =
    [
        new("LB2001",
            "All levels of the axis would train the same model. The report would show that the axis has no effect, although "
                + "nothing was varied.",
            Wrong: """
            [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]
            public double [|LearningRate|] { get; init; } = 3e-3;

            public override AdamW Optimizer => new() { LearningRate = 3e-3 };
            """,
            Right: """
            [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;

            public override AdamW Optimizer => new() { LearningRate = LearningRate };
            """),

        new("LB2002",
            "Each trial assigns a level to the property, so both must have the same type. A conversion could change the "
                + "value, or its name in the results.",
            Wrong: """
            [[|Axis<double>(16, 100, 256)|]]
            public int BatchSize { get; init; } = 100;
            """,
            Right: """
            [Axis<int>(16, 100, 256)]
            public int BatchSize { get; init; } = 100;
            """),

        new("LB2003",
            "With one level, there is nothing to compare or tune. A property with a fixed value needs no [Axis].",
            Wrong: """
            [[|Axis<int>(100)|]]
            public int BatchSize { get; init; } = 100;
            """,
            Right: """
            [Axis<int>(16, 100, 256)]
            public int BatchSize { get; init; } = 100;
            """),

        new("LB2004",
            "Duplicate levels train the same model. A claim about them would compare a trial with itself.",
            Wrong: """
            [Axis<double>(1.5e-3, 3e-3, [|0.003|]), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;
            """,
            Right: """
            [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;
            """),

        new("LB2005",
            "If a claim does not name a compared axis, it uses the baseline of that axis. A baseline that is not a level is never "
                + "trained, so the claim has no data.",
            Wrong: """
            [Axis<int>(16, 100, 256)]
            public int BatchSize { get; init; } = [|128|];
            """,
            Right: """
            [Axis<int>(16, 100, 256)]
            public int BatchSize { get; init; } = 100;
            """),

        new("LB2006",
            "Each trial sets the property to one of the levels. If the property cannot be set, all trials use the same value.",
            Wrong: """
            [Axis<int>(16, 100, 256)]
            public int [|BatchSize|] => 100;
            """,
            Right: """
            [Axis<int>(16, 100, 256)]
            public int BatchSize { get; init; } = 100;
            """),

        new("LB2007",
            "A compared axis is an axis without [TunedPer]. For each level of the compared axes named in [TunedPer], "
                + "LlamaBatch chooses the best level of the tuned axis.",
            Wrong: """
            [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer([|nameof(LearningRate)|])]
            public double LearningRate { get; init; } = 3e-3;
            """,
            Right: """
            [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;
            """),

        new("LB2008",
            "Tuning chooses the level with the best learning metric, such as the lowest validation loss. Speed and memory do "
                + "not show which learning rate trains best.",
            Wrong: """
            [Measure<TokensPerSecond>]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                [Axis<double>(1.5e-3, 3e-3, 6e-3), [|TunedPer(nameof(BatchSize))|]]
                public double LearningRate { get; init; } = 3e-3;
            }
            """,
            Right: """
            [Measure<ValidationLoss>, Measure<TokensPerSecond>]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]
                public double LearningRate { get; init; } = 3e-3;
            }
            """),

        new("LB2009",
            "The quick and smoke scales are short previews of the full experiment. They can leave out levels of the axis, but "
                + "cannot add any.",
            Wrong: """
            [Axis<int>(16, 100, 256, Quick = [100, [|128|]])]
            public int BatchSize { get; init; } = 100;
            """,
            Right: """
            [Axis<int>(16, 100, 256, Quick = [100, 256])]
            public int BatchSize { get; init; } = 100;
            """),

        new("LB2010",
            "Without an axis, trials differ only in their seeds. The report then has a mean and a confidence interval, but no "
                + "comparison.",
            Wrong: """
            [Experiment("What does a small Llama learn from 4 million tokens?")]
            [Measure<ValidationLoss>]
            public sealed partial record [|OnePoint|] : LlamaExperiment
            {
                public override LlamaConfig Model => LlamaConfig.Nano;
                public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
                public override Training Training => new() { BatchSize = 16, Tokens = 4_000_000 };
                public override AdamW Optimizer => new() { LearningRate = 3e-3 };
            }
            """,
            Right: """
            [Experiment("What does a small Llama learn from 4 million tokens?")]
            [Measure<ValidationLoss>]
            public sealed partial record TwoDepths : LlamaExperiment
            {
                [Axis<int>(2, 4)]
                public int Layers { get; init; } = 2;

                public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
                public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };
                public override Training Training => new() { BatchSize = 16, Tokens = 4_000_000 };
                public override AdamW Optimizer => new() { LearningRate = 3e-3 };
            }
            """),

        new("LB2011",
            "The quick scale decides only claims whose levels it trains. If a claim does not name a compared axis, it uses "
                + "the baseline of that axis. A claim that compares levels needs at least two.",
            Wrong: """
            [Axis<int>(16, 100, 256, Quick = [|[16, 256]|])]
            public int BatchSize { get; init; } = 100;
            """,
            Right: """
            [Axis<int>(16, 100, 256, Quick = [100, 256])]
            public int BatchSize { get; init; } = 100;
            """),

        new("LB2012",
            "Both levels train the same model, so a comparison between them means nothing. Usually a condition or an "
                + "expression such as Math.Min gives both the same setting. Decimal levels that differ only in rounding train nearly the "
                + "same model.",
            Wrong: """
            [Axis<int>(16, 100, [|256|])]
            public int BatchSize { get; init; } = 100;

            public override Training Training => new() { BatchSize = Math.Min(BatchSize, 100), Tokens = 4_000_000 };
            """,
            Right: """
            [Axis<int>(16, 100, 256)]
            public int BatchSize { get; init; } = 100;

            public override Training Training => new() { BatchSize = BatchSize, Tokens = 4_000_000 };
            """)
        {
            ReportedIf = $"the settings are equal, or two decimal levels differ by at most {Number.Percent(TuningRules.Rounding)}. For "
                + $"levels from 0.5 to 1.5, such as a Beta2 of 0.999, their distances from 1 must also differ by at most "
                + $"{Number.Percent(TuningRules.Rounding)}.",
        },

        new("LB2013",
            "A larger batch has less gradient noise and trains best with a larger learning rate (McCandlish et al. 2018). "
                + "With one learning rate for all batch sizes, the sweep shows only which batch size suits that rate.",
            Wrong: """
            private const double LearningRate = 3e-3;

            public override AdamW Optimizer => new() { LearningRate = [|LearningRate|] };
            """,
            Right: """
            [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;

            public override AdamW Optimizer => new() { LearningRate = LearningRate };
            """)
        {
            ReportedIf = $"batch sizes, tokens per step or hidden sizes differ by a factor of {TuningRules.LeastRatio} or more along "
                + "an axis, or the optimizer is AdamW at one level and SGD at another. Batch sizes are counted in tokens if the sequence "
                + "length changes along the same axis. If the rate is set by a base record of several experiments, the warning "
                + "is on the axis. If a batch schedule scales the rate without RateBatch, and all trials begin with the same batch "
                + "size, it is on the schedule. It is not reported if the summary gives a reason for one rate, and no claim compares "
                + "losses, accuracies or the cost of a target.",
        },

        new("LB2014",
            "If the best learning rate for a batch size lies outside the levels, that batch size trains at a worse rate. Its loss then "
                + "reflects the missing level, not the batch size. The loss near the best rate is flat, so telling rates such as 2.9e-3 "
                + "and 3.1e-3 apart takes far more seeds than a study has.",
            Wrong: """
            [[|Axis<double>(2.5e-3, 3e-3, 3.5e-3)|], TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;
            """,
            Right: """
            [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;
            """)
        {
            ReportedIf = "the highest tuned rate divided by the lowest is below the square root of the same ratio of the batch sizes. "
                + $"It is also reported if the highest level of a compared or tuned rate is less than {TuningRules.SmallestSpan} times "
                + "the lowest.",
        },

        new("LB2015",
            "A level that is better than both its neighbors is close to the optimum. With two levels, the better one may be "
                + "far from the optimum.",
            Wrong: """
            [[|Axis<double>(1.5e-3, 6e-3)|], TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 6e-3;
            """,
            Right: """
            [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;
            """)
        {
            ReportedIf = "a tuned axis has two numeric levels.",
        },

        new("LB2016",
            "The best learning rate depends on depth, width, batch size and sequence length. If [TunedPer] does not name an "
                + "axis that varies one of these, all levels of that axis share one learning rate.",
            Wrong: """
            [Axis<int>(2, 4)]
            public int Layers { get; init; } = 2;

            [Axis<double>(1.5e-3, 3e-3, 6e-3), [|TunedPer(nameof(BatchSize))|]]
            public double LearningRate { get; init; } = 3e-3;

            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            """,
            Right: """
            [Axis<int>(2, 4)]
            public int Layers { get; init; } = 2;

            [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize), nameof(Layers))]
            public double LearningRate { get; init; } = 3e-3;

            public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
            """),

        new("LB2017",
            "By default, tuning chooses the level that is best at the end of the run. A higher learning rate often reaches a "
                + "target sooner. With 'For = 1.7' in [TunedPer], tuning chooses the level that reaches a target of 1.7 with the fewest "
                + "tokens.",
            Wrong: """
            [Measure<ValidationLoss>(EveryTokens = 100_000)]
            [Target<ValidationLoss>(2.2)]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                [Axis<double>(1.5e-3, 3e-3, 6e-3), [|TunedPer(nameof(BatchSize))|]]
                public double LearningRate { get; init; } = 3e-3;

                [Claim("A batch of 100 needs less text than one of 256")]
                private static Verdict NeedsLess(Results r) =>
                    r.ToTarget(2.2).Tokens(batchSize: 100).IsBelow(r.ToTarget(2.2).Tokens(batchSize: 256));
            }
            """,
            Right: """
            [Measure<ValidationLoss>(EveryTokens = 100_000)]
            [Target<ValidationLoss>(2.2)]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                [Axis<double>(1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize), For = 2.2)]
                public double LearningRate { get; init; } = 3e-3;

                [Claim("A batch of 100 needs less text than one of 256")]
                private static Verdict NeedsLess(Results r) =>
                    r.ToTarget(2.2).Tokens(batchSize: 100).IsBelow(r.ToTarget(2.2).Tokens(batchSize: 256));
            }
            """),

        new("LB2031",
            "Tuning compares losses. Losses on different validation windows, such as longer ones or those of another text, differ even for "
                + "the same model: longer windows have more context, so their loss is lower.",
            Wrong: """
            [Axis<int>(16, 32, 64), [|TunedPer(nameof(BatchSize))|]]
            public int SequenceLength { get; init; } = 32;

            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = SequenceLength };
            """,
            Right: """
            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 64 };
            """),

        new("LB2032",
            "At the end of a run, more text nearly always gives a lower loss, so a tuned budget is always the longest one. It also gives "
                + "some configurations more text than others.",
            Wrong: """
            [Axis<int>(2_000_000, 3_000_000, 4_000_000), [|TunedPer(nameof(BatchSize))|]]
            public int Text { get; init; } = 3_000_000;

            public override Training Training => new() { BatchSize = BatchSize, Tokens = Text };
            """,
            Right: """
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 4_000_000 };
            """)
        {
            ReportedIf = $"the tokens of the levels differ by more than a factor of {TuningRules.LargestBudgetRatio}, and [TunedPer] does "
                + "not set For.",
        },

        new("LB2034",
            "An axis is named for what it switches on. If its level 'true' switches the setting off, every claim about the axis says the "
                + "opposite of what was measured.",
            Wrong: """
            [Axis<bool>(false, true)]
            public bool Clipped { get; init; } = true;

            public override Training Training => new() { BatchSize = BatchSize, Tokens = 4_000_000, GradientClip = Clipped ? [|0|] : 1 };
            """,
            Right: """
            [Axis<bool>(false, true)]
            public bool Clipped { get; init; } = true;

            public override Training Training => new() { BatchSize = BatchSize, Tokens = 4_000_000, GradientClip = Clipped ? 1 : 0 };
            """)
        {
            ReportedIf = "the name of a Boolean axis contains a word about clipping, warm-up, averaged weights, bfloat16 or tied "
                + "embeddings, but no negation such as No or Without, and the setting is off wherever the axis is true and on wherever it "
                + "is false. It is also reported if the name is a single word about clipping or averaging, and the setting is on at all "
                + "points.",
        },

        new("LB2036",
            "If a level changes two settings, nobody can tell which of them caused a difference. Here the summary promises that only one "
                + "changes.",
            Wrong: """
            /// <summary>Two schedules. Nothing else differs.</summary>
            [Experiment("Does the learning rate have to decay?")]
            [Measure<ValidationLoss>(EveryTokens = 200_000)]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                /// <summary>Whether the learning rate decays.</summary>
                [Axis<bool>(false, true)]
                public bool Decays { get; init; } = true;

                public override Training Training => new()
                {
                    BatchSize = BatchSize,
                    Tokens = 4_000_000,
                    Schedule = Decays ? Schedule.Cosine(warmup: 0.1) : Schedule.Constant(warmup: 0.1),
                    GradientClip = Decays ? 1 : [|0.5|],
                };
            }
            """,
            Right: """
            /// <summary>Two schedules. Nothing else differs.</summary>
            [Experiment("Does the learning rate have to decay?")]
            [Measure<ValidationLoss>(EveryTokens = 200_000)]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                /// <summary>Whether the learning rate decays.</summary>
                [Axis<bool>(false, true)]
                public bool Decays { get; init; } = true;

                public override Training Training => new()
                {
                    BatchSize = BatchSize,
                    Tokens = 4_000_000,
                    Schedule = Decays ? Schedule.Cosine(warmup: 0.1) : Schedule.Constant(warmup: 0.1),
                };
            }
            """)
        {
            ReportedIf = "the question, the summary or, with one compared axis, a claim says that nothing else differs, an axis changes "
                + "two of nine independent settings, and exactly one of them appears in no text about the axis. It is also reported if the "
                + "question or the summary says that only an axis of numbers and other named settings differ, and the axis changes a "
                + "setting that they do not name.",
        },

        new("LB2038",
            "A scale such as quick is a shorter version of the experiment. Larger numbers are probably those of the full scale, or have a "
                + "digit too many.",
            Wrong: """
            [Experiment("Is a batch of 100 balanced?", Seeds = 5)]
            [Scaled(Scale.Quick, Tokens = 1_000_000, Seeds = [|20|])]
            [Measure<ValidationLoss>(EveryTokens = 200_000)]
            public sealed partial record BatchStudy : LlamaExperiment
            {
            }
            """,
            Right: """
            [Experiment("Is a batch of 100 balanced?", Seeds = 20)]
            [Scaled(Scale.Quick, Tokens = 1_000_000, Seeds = 5)]
            [Measure<ValidationLoss>(EveryTokens = 200_000)]
            public sealed partial record BatchStudy : LlamaExperiment
            {
            }
            """)
        {
            ReportedIf = "[Scaled] sets Seeds or TuningSeeds to more than the experiment has. LB0011 reports more Tokens.",
        },

        new("LB2039",
            "The report writes the name of a property as words, so a reader cannot distinguish these axes.",
            Wrong: """
            /// <summary>The weight decay.</summary>
            [Axis<double>(0.01, 0.1)]
            public double Decay { get; init; } = 0.1;

            /// <summary>The share of training in which the learning rate decays.</summary>
            [Axis<double>(0.1, 0.3)]
            public double [|decay|] { get; init; } = 0.1;

            public override Training Training => new()
            {
                BatchSize = BatchSize,
                Tokens = 4_000_000,
                Schedule = Schedule.WarmupStableDecay(warmup: 0.1, decay: decay),
            };

            public override AdamW Optimizer => new() { LearningRate = LearningRate, WeightDecay = Decay };
            """,
            Right: """
            /// <summary>The weight decay.</summary>
            [Axis<double>(0.01, 0.1)]
            public double WeightDecay { get; init; } = 0.1;

            /// <summary>The share of training in which the learning rate decays.</summary>
            [Axis<double>(0.1, 0.3)]
            public double Cooldown { get; init; } = 0.1;

            public override Training Training => new()
            {
                BatchSize = BatchSize,
                Tokens = 4_000_000,
                Schedule = Schedule.WarmupStableDecay(warmup: 0.1, decay: Cooldown),
            };

            public override AdamW Optimizer => new() { LearningRate = LearningRate, WeightDecay = WeightDecay };
            """),

        new("LB2037",
            "A number is easily copied into the arm of another level. Here the summary shows where it belongs.",
            Wrong: """
            /// <summary>Equal time: 100,000 tokens per second at a batch of 16, 140,000 at 100 and 150,000 at 256.</summary>
            [Experiment("Which batch size is best after 20 seconds?")]
            [Measure<ValidationLoss>(EveryTokens = 200_000)]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                private int Speed => BatchSize switch { 16 => [|140_000|], 100 => 100_000, _ => 150_000 };

                public override Training Training => new() { BatchSize = BatchSize, Tokens = 30 * Speed };
            }
            """,
            Right: """
            /// <summary>Equal time: 100,000 tokens per second at a batch of 16, 140,000 at 100 and 150,000 at 256.</summary>
            [Experiment("Which batch size is best after 20 seconds?")]
            [Measure<ValidationLoss>(EveryTokens = 200_000)]
            public sealed partial record BatchStudy : LlamaExperiment
            {
                private int Speed => BatchSize switch { 16 => 100_000, 100 => 140_000, _ => 150_000 };

                public override Training Training => new() { BatchSize = BatchSize, Tokens = 30 * Speed };
            }
            """)
        {
            ReportedIf = "two numbers in the summary are exchanged in the arms of a switch, or a comment or summary of a setting lists at "
                + $"least {StatedLevelRule.FewestAgreements + 1} levels, and the setting differs from the list at one of them by more than "
                + $"{100 * StatedLevelRule.Rounding} %. It is also reported if a summary gives a value for another batch size than the "
                + "one from which HalfLife or RateScaling rescales it, if levels are not as far apart as a text says, if the summary of an "
                + "enum member states another rate or batch size than its level has, and if one rate of a table leaves the square-root "
                + "or linear rule that the text names and all other rates follow.",
        },

        new("LB2035",
            "A copied arm of a switch or conditional expression often still calls the method of the original arm, such as "
                + "Schedule.Cosine. The report shows the name of the level, so nobody sees which method was used.",
            Wrong: """
            [Axis<string>("constant", "linear")]
            public string Decay { get; init; } = "constant";

            public override Training Training => new()
            {
                BatchSize = BatchSize,
                Tokens = 4_000_000,
                Schedule = Decay == "linear" ? Schedule.[|Cosine|](warmup: 0.1) : Schedule.Constant(warmup: 0.1),
            };
            """,
            Right: """
            [Axis<string>("constant", "linear")]
            public string Decay { get; init; } = "constant";

            public override Training Training => new()
            {
                BatchSize = BatchSize,
                Tokens = 4_000_000,
                Schedule = Decay == "linear" ? Schedule.Linear(warmup: 0.1) : Schedule.Constant(warmup: 0.1),
            };
            """)
        {
            ReportedIf = "an arm for one level calls a method of RateScaling or Schedule, and the level is named after another method of "
                + "that type, which the arm does not call. It is also reported if a level is named after a kind of attention, an optimizer "
                + "or a precision, and gives its trials another.",
        },

        new("LB2033",
            "A batch schedule with a RateExponent gives larger batches of a run a higher rate, starting from LearningRate at RateBatch "
                + "sequences. If LearningRate grows with the batch size too, the rate of the largest batches is scaled twice.",
            Wrong: """
            public override Training Training => new()
            {
                BatchSize = BatchSize,
                BatchSchedule = BatchSchedule.Staged(8, until: 0.4) with { RateExponent = 0.5, RateBatch = 8 },
                Tokens = 4_000_000,
            };

            public override AdamW Optimizer => new() { LearningRate = [|RateScaling.SquareRoot(LearningRate, 8, BatchSize)|] };
            """,
            Right: """
            public override Training Training => new()
            {
                BatchSize = BatchSize,
                BatchSchedule = BatchSchedule.Staged(8, until: 0.4) with { RateExponent = 0.5, RateBatch = 8 },
                Tokens = 4_000_000,
            };

            public override AdamW Optimizer => new() { LearningRate = LearningRate };
            """),

        new("LB2018",
            "The argument Seeds of [Experiment] repeats every trial with different initial weights and a different order of "
                + "the text. MarkovText is a corpus of synthetic text. Its setting SourceSeed is the seed that generates the text, so an "
                + "axis that sets it compares different texts. A claim that does not name this axis uses only one of the texts.",
            Wrong: """
            [Axis<int>(1, 2, 3)]
            public int [|Run|] { get; init; } = 1;

            public override Corpus Corpus => Corpora.MarkovText with { SourceSeed = Run, SequenceLength = 32 };
            """,
            Right: """
            public override Corpus Corpus => Corpora.MarkovText with { SequenceLength = 32 };
            """),

        new("LB2019",
            "The quick scale decides a claim only if it trains all levels that the claim names. If it leaves out a level of "
                + "every claim, it decides nothing.",
            Wrong: """
            [Axis<int>(16, 100, 256, Quick = [|[16, 100]|])]
            public int BatchSize { get; init; } = 100;

            [Claim("A batch of 100 generalizes better than one of 256")]
            private static Verdict Better(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            """,
            Right: """
            [Axis<int>(16, 100, 256, Quick = [100, 256])]
            public int BatchSize { get; init; } = 100;

            [Claim("A batch of 100 generalizes better than one of 256")]
            private static Verdict Better(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256));
            """),

        new("LB2020",
            "If neighboring levels differ by a factor of 100, all of them may be far from the best learning rate. The "
                + "distance differs between batch sizes, so the comparison is unfair.",
            Wrong: """
            [[|Axis<double>(1e-5, 1e-3, 1e-1)|], TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 1e-3;
            """,
            Right: """
            [Axis<double>(1.5e-3, 3e-3, 6e-3, 1.2e-2), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;
            """)
        {
            ReportedIf = $"neighboring levels of a tuned rate differ by more than a factor of {TuningRules.LargestStep}.",
        },

        new("LB2021",
            "LlamaBatch writes levels to the results file and reads them from the command line. This works only for numbers, "
                + "strings, characters, Booleans and enums.",
            Wrong: """
            [[|Axis<Type>(typeof(CosineSchedule), typeof(LinearSchedule))|]]
            public Type Decay { get; init; } = typeof(CosineSchedule);
            """,
            Right: """
            [Axis<string>("cosine", "linear")]
            public string Decay { get; init; } = "cosine";

            public override Training Training => new()
            {
                BatchSize = BatchSize,
                Tokens = 4_000_000,
                Schedule = Decay == "cosine" ? Schedule.Cosine(warmup: 0.1) : Schedule.Linear(warmup: 0.1),
            };
            """),

        new("LB2022",
            "Results and reports name each level by its text, and null has no text.",
            Wrong: """
            [Axis<string>("cosine", [|null!|])]
            public string Decay { get; init; } = "cosine";
            """,
            Right: """
            [Axis<string>("cosine", "constant")]
            public string Decay { get; init; } = "cosine";

            public override Training Training => new()
            {
                BatchSize = BatchSize,
                Tokens = 4_000_000,
                Schedule = Decay == "cosine" ? Schedule.Cosine(warmup: 0.1) : Schedule.Constant(warmup: 0.1),
            };
            """),

        new("LB2023",
            "Trials read the settings Model, Corpus, Training, Optimizer and Validation. An axis with one of these names "
                + "would hide the setting.",
            Wrong: """
            [Axis<int>(128, 512)]
            public new int [|Validation|] { get; init; } = 512;
            """,
            Right: """
            [Axis<int>(128, 512)]
            public int Windows { get; init; } = 512;

            public override Validation Validation => new() { Windows = Windows };
            """),

        new("LB2024",
            "The best value of a setting changes with the batch size in a known direction. A larger batch has less gradient noise, so its "
                + "best learning rate is higher; for AdamW, it grows roughly with the square root of the batch size (Malladi et al. 2022). "
                + "The best Beta1 and Beta2 are lower, because a step has more tokens (Marek et al. 2025). A wider model needs a lower "
                + "rate (Yang et al. 2022). If the scaling runs the other way, the study compares poorly trained models. To test the wrong "
                + "direction on purpose, make the scaling an axis.",
            Wrong: """
            public override AdamW Optimizer => new() { LearningRate = [|LearningRate / Math.Sqrt(BatchSize / 16.0)|] };
            """,
            Right: """
            public override AdamW Optimizer => new()
            {
                LearningRate = RateScaling.SquareRoot(LearningRate, fromBatch: 16, toBatch: BatchSize),
            };
            """)
        {
            ReportedIf = "the setting (for Beta1 and Beta2, −ln β) follows a power law in the wrong direction along the whole axis, and "
                + "does so at all levels of the other axes. The configurations must have the same optimizer and token budget. An axis "
                + "with two levels is reported only if the exponent is about 0.5 or 1. A list of measured rates, one for each level, is "
                + "not reported, because it follows no power law.",
        },

        new("LB2025",
            "An arm that no level reaches was probably meant for one of the levels. That level takes another arm, often the last one, "
                + "and trains with the wrong value. The cause is usually a mistyped level, or an earlier arm that matches the level too. "
                + "A comparison in a conditional expression is also reported if an earlier one of the same value decides it.",
            Wrong: """
            public override AdamW Optimizer => new()
            {
                LearningRate = LearningRate,
                WeightDecay = BatchSize switch { 16 => 0.1, [|64|] => 0.2, _ => 0.4 },
            };
            """,
            Right: """
            public override AdamW Optimizer => new()
            {
                LearningRate = LearningRate,
                WeightDecay = BatchSize switch { 16 => 0.1, 100 => 0.2, _ => 0.4 },
            };
            """),

        new("LB2027",
            "A claim about the levels of axis 'BatchSize' reads like a claim about the setting BatchSize. If a constant, a 'with' "
                + "expression or a base record determines that setting, the levels do not change it. The claims then describe a "
                + "comparison that was never trained.",
            Wrong: """
            public override Training Training => new() { BatchSize = [|100|], Tokens = 4_000_000 };

            public override AdamW Optimizer => new()
            {
                LearningRate = LearningRate,
                Beta2 = HalfLife.Rescale(0.95, fromBatch: 100, toBatch: BatchSize),
            };
            """,
            Right: """
            public override Training Training => new() { BatchSize = BatchSize, Tokens = 4_000_000 };

            public override AdamW Optimizer => new()
            {
                LearningRate = LearningRate,
                Beta2 = HalfLife.Rescale(0.95, fromBatch: 100, toBatch: BatchSize),
            };
            """),

        new("LB2029",
            "A configuration with a tuned learning rate has an advantage over one with a fixed rate. A claim about the two then measures "
                + "the tuning. An axis that changes only the learning rate is not reported.",
            Wrong: """
            public override AdamW Optimizer => new() { LearningRate = BatchSize == 256 ? [|3e-3|] : LearningRate };
            """,
            Right: """
            public override AdamW Optimizer => new() { LearningRate = LearningRate };
            """),

        new("LB2030",
            "A mistyped level leaves a hole in the grid. The sweep then ends too early, or has two levels that are nearly the same.",
            Wrong: """
            [Axis<double>(1e-3, 3e-3, 9e-3, [|2.7e-3|]), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;
            """,
            Right: """
            [Axis<double>(1e-3, 3e-3, 9e-3, 2.7e-2), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;
            """)
        {
            ReportedIf = $"of {LevelOrderRule.FewestLevels} or more numeric levels, one is out of order, and multiplying it by a power of "
                + "ten puts it in order. The corrected levels must also be evenly spaced: equal differences, or ratios that differ by a "
                + $"factor of at most {LevelOrderRule.LargestDeviation}. The first level may be out of order, because some authors write "
                + "the baseline first.",
        },
    ];
}
