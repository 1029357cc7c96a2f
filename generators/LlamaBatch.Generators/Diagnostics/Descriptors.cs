using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>All diagnostics of the analyzer. Titles are noun phrases. Messages state the actual value, the rule and the remedy.</summary>
/// <remarks>
/// The first digit of an id is the topic: 0 declaration, 1 model shape, 2 sweep, 3 budget, 4 schedule, 5 data, 7 numerics, 8 results and
/// claims.
/// </remarks>
internal static class Descriptors
{
    /// <summary>
    /// The tag of diagnostics about the design of an experiment. They are not reported if the experiment also has an error.
    /// </summary>
    public const string DesignTag = "LlamaBatch.Design";

    public static readonly DiagnosticDescriptor MustNotBeNested = Error("LB0001", "Declaration",
        "Nested experiment",
        "Experiment '{0}' is nested in '{1}'; it must be directly in a namespace. Move it out of '{1}'.");

    public static readonly DiagnosticDescriptor MustNotBeGeneric = Error("LB0002", "Declaration",
        "Generic experiment",
        "Experiment '{0}' is generic; it must not have type parameters. "
            + "Replace the type parameter with an axis, or write one record per type.");

    public static readonly DiagnosticDescriptor MustDeriveFromLlamaExperiment = Error("LB0003", "Declaration",
        "Missing base type",
        "Experiment '{0}' does not derive from LlamaExperiment. Write 'partial record {0} : LlamaExperiment', "
            + "or derive it from ImportedExperiment if its runs were trained elsewhere.");

    public static readonly DiagnosticDescriptor SettingCannotBeEvaluated = Design("LB0005", "Declaration",
        "Setting unknown at compile time",
        "'{0}'{1} unknown at compile time, so the rules about {2} of '{3}' were not checked. "
            + "Write a constant or an axis, or suppress this warning if the value must come from outside.");

    public static readonly DiagnosticDescriptor MustHaveBaseline = Error("LB0006", "Declaration",
        "Experiment without a baseline",
        "'{0}' has no parameterless constructor, but 'new {0}()' is the baseline. "
            + "Give every parameter a default value, or make it a property.");

    public static readonly DiagnosticDescriptor MemberNameIsReserved = Error("LB0007", "Declaration",
        "Reserved member name",
        "'{0}' {1}");

    public static readonly DiagnosticDescriptor NameMustBeDistinct = Error("LB0008", "Declaration",
        "Duplicate experiment name",
        "'{0}' and '{1}' would write to the same folder, because namespace and case do not count. Rename one.");

    public static readonly DiagnosticDescriptor OptimizerMustHaveItsType = Error("LB0009", "Declaration",
        "Optimizer without a concrete type",
        "The property has the base type Optimizer, and its value does not show the concrete type. "
            + "Write 'public override AdamW Optimizer', or choose between 'new' expressions.");

    public static readonly DiagnosticDescriptor SettingOutOfRange = Error("LB0010", "Declaration",
        "Number out of range",
        "{0}");

    public static readonly DiagnosticDescriptor NoEffect = Warning("LB0011", "Declaration",
        "Attribute or argument without effect",
        "{0} has no effect: {1}");

    public static readonly DiagnosticDescriptor TextIsEmpty = Warning("LB0027", "Declaration",
        "Empty question or claim text",
        "{0} is empty, but the report shows it. Write a sentence.");

    public static readonly DiagnosticDescriptor LanguageIsUnknown = Warning("LB0028", "Declaration",
        "Unknown language",
        "LlamaBatch writes no reports in '{0}', so this translation has no effect. Use \"{1}\".");

    public static readonly DiagnosticDescriptor SettingIsNotListed = Warning("LB0030", "Declaration",
        "Setting missing from Settings()",
        "'{0}' is missing from Settings() of '{1}', so trials with different values would count as one trial. "
            + "Add new(nameof({0}), {0}) to Settings().");

    public static readonly DiagnosticDescriptor StateIsNotSaved = Warning("LB0041", "Declaration",
        "Array missing from the state of an optimizer",
        "State of '{1}' is empty, but '{0}' may be kept between steps. A trial that continues from a checkpoint would start with a new '{0}'. "
            + "Add [\"{2}\"] = {0} to State.");

    public static readonly DiagnosticDescriptor ValueChanges = Warning("LB0031", "Declaration",
        "Value that differs from run to run",
        "'{0}' in '{1}' differs from run to run, so a trial cannot be repeated. {2}");

    public static readonly DiagnosticDescriptor NameHidesLibrary = Error("LB0032", "Declaration",
        "Name conflict with LlamaBatch",
        "The {0} '{1}' hides {2}. {3}");

    public static readonly DiagnosticDescriptor AbstractExperiment = Warning("LB0012", "Declaration",
        "Abstract experiment",
        "'{0}' is abstract, so it is never run. Remove 'abstract', or remove [Experiment] if other experiments derive from it.");

    public static readonly DiagnosticDescriptor IntegerDivision = Warning("LB0033", "Declaration",
        "Fraction that is cut off",
        "{0}, so it is {1}, not {2}. Write {3}.");

    public static readonly DiagnosticDescriptor ExclusiveOr = Warning("LB0038", "Declaration",
        "Exclusive or instead of a power",
        "'{0}' is an exclusive or{1}. Write '{2}'.");

    public static readonly DiagnosticDescriptor PythonDivision = Warning("LB0039", "Declaration",
        "Division written as a comment",
        "In C#, '//' begins a comment, so this is '{0}'. To divide, write '{1}'.");

    public static readonly DiagnosticDescriptor IllegalShape = Error("LB1001", "Model",
        "Illegal model shape",
        "{0}");

    public static readonly DiagnosticDescriptor ModelTooLarge = Error("LB1002", "Model",
        "Model too large to train",
        "{0}");

    public static readonly DiagnosticDescriptor DeeperThanWide = Design("LB1004", "Model",
        "Model deeper than wide",
        "Layers is {0} and HiddenSize is {1}; a Llama has many more dimensions than layers. Check whether the two are swapped.");

    public static readonly DiagnosticDescriptor InnerWidthOutOfProportion = Design("LB1005", "Model",
        "IntermediateSize out of proportion",
        "IntermediateSize is {0} and HiddenSize is {1}; in a Llama, IntermediateSize is about 2.7 to 4 times HiddenSize. "
            + "Set it to about {2}.");

    public static readonly DiagnosticDescriptor ImplausibleRopeTheta = Design("LB1006", "Model",
        "Implausible RopeTheta",
        "RopeTheta is {0}, {1}. Use 10,000, the value of Llama, or up to 1,000,000 for long sequences.");

    public static readonly DiagnosticDescriptor HeadsOutOfProportion = Design("LB1008", "Model",
        "Attention heads out of proportion",
        "Each of the {0} heads has a width of {1} (HiddenSize is {2}); {3}. {4}");

    public static readonly DiagnosticDescriptor DepthIsDefault = Design("LB1009", "Model",
        "Depth of Llama 7B in a small model",
        "Layers is not set, so it is {0}, the default of a new LlamaConfig, beside a HiddenSize of {1}. Set Layers, or start from "
            + "LlamaConfig.Nano.");

    public static readonly DiagnosticDescriptor StatedModelDiffers = Design("LB1010", "Model",
        "Model that differs from the text",
        "The text says '{0}', but {1}. {2}");

    public static readonly DiagnosticDescriptor SequenceTooLong = Error("LB1003", "Model",
        "Sequence longer than MaxPositionEmbeddings",
        "{0}");

    public static readonly DiagnosticDescriptor AxisIsNotRead = Error("LB2001", "Sweep",
        "Unused axis",
        "Axis '{0}' is {1}; all its levels train the same model. {2}");

    public static readonly DiagnosticDescriptor AxisTypeMustMatch = Error("LB2002", "Sweep",
        "Axis type mismatch",
        "{0}");

    public static readonly DiagnosticDescriptor AxisNeedsLevels = Error("LB2003", "Sweep",
        "Axis with too few levels",
        "Axis '{0}' has {1}; it must have at least two. Add levels, or remove [Axis].");

    public static readonly DiagnosticDescriptor LevelMustBeDistinct = Error("LB2004", "Sweep",
        "Duplicate level",
        "{1} already has level {0}. Remove the duplicate.");

    public static readonly DiagnosticDescriptor BaselineMustBeLevel = Error("LB2005", "Sweep",
        "Baseline outside the sweep",
        "The baseline of '{0}' is {1}; it must be one of the levels. Use {2}.");

    public static readonly DiagnosticDescriptor AxisMustBeInit = Error("LB2006", "Sweep",
        "Read-only axis",
        "Axis '{0}' cannot be set. {1}");

    public static readonly DiagnosticDescriptor TunedPerUnknownAxis = Error("LB2007", "Sweep",
        "Invalid axis in TunedPer",
        "'{0}' is tuned per '{1}', which is not a compared axis. Use {2}.");

    public static readonly DiagnosticDescriptor TuningNeedsMetric = Error("LB2008", "Sweep",
        "Tuning without a metric",
        "'{0}' is tuned, but no metric of the experiment shows which level trains best. "
            + "Add [Measure<ValidationLoss>].");

    public static readonly DiagnosticDescriptor ShortenedLevelMustBeLevel = Error("LB2009", "Sweep",
        "Unknown level in Quick or Smoke",
        "The {2} scale of '{1}' has level {0}, which is not a level of the axis. Use {3}.");

    public static readonly DiagnosticDescriptor NoAxis = Info("LB2010", "Sweep",
        "Experiment without an axis",
        "'{0}' has no axis, so nothing is compared. Add [Axis<T>(...)] to a property.");

    public static readonly DiagnosticDescriptor QuickComparesNothing = Warning("LB2011", "Sweep",
        "Incomplete quick scale",
        "{0}");

    public static readonly DiagnosticDescriptor LevelsAreOneArm = Warning("LB2012", "Sweep",
        "Levels with equal settings",
        "Level {0} of '{1}' gives {3} settings as level {2}. Remove one, or correct the setting that should differ.");

    public static readonly DiagnosticDescriptor RateIsNotTuned = Design("LB2013", "Sweep",
        "One learning rate for all levels",
        "{0}, but the learning rate is always {1}, which cannot suit all of them. {2}");

    public static readonly DiagnosticDescriptor RateGridTooNarrow = Design("LB2014", "Sweep",
        "Learning-rate range too narrow",
        "The levels of '{0}' span a factor of {1}, {2}. {3}.");

    public static readonly DiagnosticDescriptor TunedAxisNeedsLevels = Design("LB2015", "Sweep",
        "Tuned axis with two levels",
        "'{0}' is tuned and has two levels, so the best one is always at an end of the range. Add a level between or beyond them.");

    public static readonly DiagnosticDescriptor TunedPerLeavesOut = Design("LB2016", "Sweep",
        "Axis missing from TunedPer",
        "'{0}' is not tuned per '{1}', so all levels of '{1}' share one value of '{0}'. The best value depends on {2}. "
            + "Write [TunedPer({3})].");

    public static readonly DiagnosticDescriptor QuickDecidesNothing = Design("LB2019", "Sweep",
        "Quick scale that decides no claim",
        "Every claim names a level that Quick of '{0}' leaves out, such as {1} in '{2}', so the quick scale decides no claim. Add {1}.");

    public static readonly DiagnosticDescriptor RateGridTooCoarse = Design("LB2020", "Sweep",
        "Learning rates too far apart",
        "Neighboring levels of '{0}' differ by a factor of {1}, so the chosen rate may differ from the best by a factor of {2}. "
            + "Use levels that differ by a factor of 2 to 4.");

    public static readonly DiagnosticDescriptor TuningIgnoresClaims = Design("LB2017", "Sweep",
        "Tuning that ignores what is claimed",
        "'{0}' is tuned {1}, but the claims are about {2}. {3}");

    public static readonly DiagnosticDescriptor TunedOverBudgets = Warning("LB2032", "Sweep",
        "Tuning over different token budgets",
        "'{0}' is tuned, and its levels train on {1} to {2} tokens, so tuning prefers the longest trial. Compare the levels instead: "
            + "remove [TunedPer]. Or give all levels the same Tokens.");

    public static readonly DiagnosticDescriptor RateIsScaledTwice = Warning("LB2033", "Sweep",
        "Learning rate scaled twice",
        "{0}");

    public static readonly DiagnosticDescriptor SwitchIsInverted = Warning("LB2034", "Sweep",
        "Switch that contradicts its name",
        "{0}");

    public static readonly DiagnosticDescriptor StatedBudgetDiffers = Design("LB3009", "Budget",
        "Number that differs from the text",
        "The text says {0} {1}, but the code has {2}{3}. Correct one of the two.");

    public static readonly DiagnosticDescriptor LevelOfAnotherMethod = Warning("LB2035", "Sweep",
        "Level named for another setting",
        "{0}");

    public static readonly DiagnosticDescriptor LevelsAreConfounded = Design("LB2036", "Sweep",
        "Axis that changes a second setting",
        "The text says '{0}', but '{1}' changes {2}. Give all levels the same {3}, or correct the text.");

    public static readonly DiagnosticDescriptor ArmDiffersFromText = Design("LB2037", "Sweep",
        "Number of a level that differs from the text",
        "{0}");

    public static readonly DiagnosticDescriptor ScaleIsLarger = Design("LB2038", "Sweep",
        "Scale that is larger than the experiment",
        "[Scaled(Scale.{0})] sets {1} to {2}, more than the {3} of the full scale. Lower it, or raise {1} in [Experiment].");

    public static readonly DiagnosticDescriptor AxesReadAlike = Warning("LB2039", "Sweep",
        "Axes with the same name in the report",
        "The report calls both '{0}' and '{1}' '{2}'. Rename one of the axes.");

    public static readonly DiagnosticDescriptor TunedOverTexts = Warning("LB2031", "Sweep",
        "Tuning over different validation texts",
        "'{0}' is tuned, but each of its levels has other validation windows, so the level with the easiest windows is chosen. "
            + "Remove [TunedPer], and compare the levels with AcrossValidationSets().");

    public static readonly DiagnosticDescriptor RepetitionAsAxis = Design("LB2018", "Sweep",
        "Repetitions as an axis",
        "Axis '{0}' changes only SourceSeed, so its levels are different texts and not repetitions. "
            + "Remove the axis, and set Seeds in [Experiment] to repeat every trial.");

    public static readonly DiagnosticDescriptor ArmIsNotReached = Warning("LB2025", "Sweep",
        "Switch arm that no level reaches",
        "No level reaches the arm '{0}', because {1}. {2}");

    public static readonly DiagnosticDescriptor AxisMissesSetting = Design("LB2027", "Sweep",
        "Axis that does not reach its setting",
        "Axis '{0}' does not reach {1}, which {2} at all its levels. {3}");

    public static readonly DiagnosticDescriptor RateIsTunedInPart = Design("LB2029", "Sweep",
        "Learning rate tuned at some levels only",
        "'{0}' tunes the learning rate at {1} of '{2}', but at level {3} the rate is always {4}. "
            + "A comparison with level {3} favors the tuned rates. Tune the rate at all levels of '{2}'.");

    public static readonly DiagnosticDescriptor LevelOutOfOrder = Design("LB2030", "Sweep",
        "Level out of order",
        "Level {0} of '{1}' is out of order: the other levels {2} evenly. Write {3} if it is mistyped, or put the levels in order.");

    public static readonly DiagnosticDescriptor ScaledTheWrongWay = Design("LB2024", "Sweep",
        "Scaling in the wrong direction",
        "{0} {1} from {2} to {3} as {4} grows from {5} to {6}. {7}");

    public static readonly DiagnosticDescriptor TooFewSteps = Warning("LB3001", "Budget",
        "Too few steps",
        "With {0} sequences of {1} tokens per step, a trial has {2} steps; it should have at least 100. "
            + "Raise {3}, or lower BatchSize.");

    public static readonly DiagnosticDescriptor CostOfSweep = Info("LB3002", "Budget",
        "Cost of the sweep",
        "'{0}' has {1} trials ({2}): {3}");

    public static readonly DiagnosticDescriptor NoWholeStep = Error("LB3003", "Budget",
        "Token budget without a whole step",
        "{0}");

    public static readonly DiagnosticDescriptor SweepTooLarge = Error("LB3004", "Budget",
        "Too many trials",
        "{0}");

    public static readonly DiagnosticDescriptor ValidationTooOften = Warning("LB3005", "Budget",
        "Validation longer than training",
        "{0}{1}");

    public static readonly DiagnosticDescriptor DaysOfWork = Design("LB3006", "Budget",
        "Days of training",
        "The {0} trials of '{1}' take {2}, about {3} days with {4}; a study should take hours. "
            + "Lower Tokens, use a smaller model, or remove levels or seeds.");

    public static readonly DiagnosticDescriptor MemoryBeyondMachine = Design("LB3007", "Budget",
        "More memory than a machine has",
        "A trial needs {0} for its tensors, {1}. Lower MicroBatch, or use a smaller model{2}.");

    public static readonly DiagnosticDescriptor ThousandsOfTrials = Design("LB3008", "Budget",
        "Thousands of trials",
        "'{0}' has {1} trials ({2}); it should have at most {3}. Remove levels or seeds, or add [TunedPer] to an axis.");

    public static readonly DiagnosticDescriptor ScheduleHidesTarget = Warning("LB4001", "Schedule",
        "Target on a decaying schedule",
        "{0} decays the learning rate over the whole run. A shorter run decays earlier and might reach the target with fewer tokens. "
            + "Use Schedule.Constant with AveragingHalfLife, or Schedule.WarmupStableDecay.");

    public static readonly DiagnosticDescriptor WarmupTooShort = Warning("LB4002", "Schedule",
        "Short warm-up",
        "With {0} sequences of {1} tokens per step, the warm-up takes {2} of {3} steps; it should take at least 10. "
            + "Raise Warmup to {4}, or raise Tokens.");

    public static readonly DiagnosticDescriptor CurveTooCoarse = Warning("LB4003", "Schedule",
        "Curve with too few points",
        "EveryTokens is {0} and a trial has {1} tokens, so its curve has too few points for {2}. Lower EveryTokens.");

    public static readonly DiagnosticDescriptor TargetIsMetAtStart = Design("LB4004", "Schedule",
        "Target reached without training",
        "The target of {0} is {1}, but an untrained model already has a loss of about {2} (ln {3}). Lower the target; "
            + "if {1} is a perplexity, write its logarithm, {4}.");

    public static readonly DiagnosticDescriptor TargetBelowEntropy = Design("LB4007", "Schedule",
        "Target below the entropy of the text",
        "The target of {0} is {1}, but {2}. No model has a lower loss. Raise the target{3}.");

    public static readonly DiagnosticDescriptor WarmupTooLong = Design("LB4005", "Schedule",
        "Long warm-up",
        "Warmup is {0}, so most of the run trains below the peak learning rate; it should be at most 0.5. "
            + "Lower Warmup, usually to 0.1 or less.");

    public static readonly DiagnosticDescriptor FloorIsNoShare = Design("LB4009", "Schedule",
        "Floor that is not a share of the peak",
        "Floor is {0}. It is a share of the peak learning rate {1}, so the rate falls to {2}. {3}");

    public static readonly DiagnosticDescriptor BatchIsNotReached = Design("LB4010", "Schedule",
        "Batch size that is never reached",
        "The stage of {0} sequences lasts until the end of the run, so no step has Training.BatchSize = {1}. {2}.");

    public static readonly DiagnosticDescriptor ScheduleReturnsRate = Design("LB4011", "Schedule",
        "Schedule that returns a learning rate",
        "AfterWarmup of '{0}' multiplies by '{1}', but the optimizer multiplies the result by the peak learning rate. "
            + "Return a share of the peak, which begins at 1.");

    public static readonly DiagnosticDescriptor AverageTooLong = Design("LB4006", "Schedule",
        "Averaging half-life too long for the run",
        "AveragingHalfLife is {0} tokens and a trial has {1}, "
            + "so at its end the first weights still count {2} as much as the last ones. Lower AveragingHalfLife.");

    public static readonly DiagnosticDescriptor AverageTooShort = Design("LB4008", "Schedule",
        "Averaging half-life shorter than a step",
        "AveragingHalfLife is {0} tokens and a step has {1}, so the average hardly differs from the latest weights. "
            + "It is in tokens, not in steps. Raise AveragingHalfLife, or remove it.");

    public static readonly DiagnosticDescriptor TextDoesNotExist = Design("LB5001", "Data",
        "Missing training text",
        "There is no text at '{0}', relative to the experiment's folder '{1}'. Put the text there, or correct Path or Pattern.");

    public static readonly DiagnosticDescriptor RunsDoNotExist = Design("LB5025", "Data",
        "Missing table of runs",
        "There is no file at '{0}', relative to the experiment's folder '{1}'. Put the file there, or correct the path.");

    public static readonly DiagnosticDescriptor SequenceTooShort = Design("LB5002", "Data",
        "Sequences without context",
        "SequenceLength is {0}, so each token is predicted from {1}; it should be at least 8. Raise SequenceLength.");

    public static readonly DiagnosticDescriptor TextIsRepeated = Design("LB5003", "Data",
        "Text read many times",
        "{0} and the text has about {1} tokens, so a trial reads it {2} times. {3}, or use a longer text.");

    public static readonly DiagnosticDescriptor VocabularyTooSmall = Error("LB5004", "Data",
        "Vocabulary too small for the text",
        "VocabSize is {0}, but the vocabulary of {1} has {2} entries. Raise VocabSize to {2}.");

    public static readonly DiagnosticDescriptor VocabularyIsUnused = Design("LB5005", "Data",
        "Vocabulary larger than the text needs",
        "VocabSize is {0}, but the vocabulary of {1} has {2} entries, one per byte value. Set VocabSize to {2}.");

    public static readonly DiagnosticDescriptor MostIsHeldOut = Design("LB5006", "Data",
        "Most of the text held out",
        "ValidationShare is {0}, so the model trains on only {1} of the text. Set it to the share that is held out, usually 0.1.");

    public static readonly DiagnosticDescriptor TableNamesUnknown = Error("LB5007", "Data",
        "Unknown name in a table of runs",
        "The table of runs names {0}");

    public static readonly DiagnosticDescriptor ConstantBesideAxis = Warning("LB5009", "Data",
        "Constant beside an axis of the same quantity",
        "{0} is {1} in all runs, but axis '{2}' gives runs different values, so costs in tokens and FLOPs would be wrong. {3}");

    public static readonly DiagnosticDescriptor ColumnMeansAnother = Warning("LB5011", "Data",
        "Column with another meaning",
        "{0} reads {1}, whose name says {2}. {3}");

    public static readonly DiagnosticDescriptor LevelHasNoRuns = Warning("LB5013", "Data",
        "Level without enough runs",
        "{0} {1}");

    public static readonly DiagnosticDescriptor ColumnHasTwoRoles = Warning("LB5015", "Data",
        "Column with two roles",
        "{0} and {1} both read column '{2}', {3}");

    public static readonly DiagnosticDescriptor RunsWithoutSource = Design("LB5016", "Data",
        "Runs or numbers without a source",
        "{0}");

    public static readonly DiagnosticDescriptor RunsLeftOutByOutcome = Design("LB5017", "Data",
        "Runs left out by their outcome",
        "The condition 'Where' keeps only runs with '{0}' in column '{1}', so runs are left out because of their results. "
            + "Remove the condition; the report says which runs diverged or missed a target.");

    public static readonly DiagnosticDescriptor RunsInAnotherUnit = Warning("LB5018", "Data",
        "Runs in the wrong unit",
        "{0}");

    public static readonly DiagnosticDescriptor JoinedOverTexts = Design("LB5019", "Data",
        "Joined runs on different texts",
        "The runs of {0} are on {1} and those of {2} on {3}, so their losses cannot be compared. Use runs on the same text.");

    public static readonly DiagnosticDescriptor PathOfOnePerson = Design("LB5020", "Data",
        "Path into a home folder",
        "Only one person has this path, so nobody else can repeat the experiment. "
            + "Put the files beside the experiment and write a path relative to its folder.");

    public static readonly DiagnosticDescriptor RunsOfAnotherModel = Warning("LB5021", "Data",
        "A model other than that of the runs",
        "{0} names a model of {1}, but the other texts of this experiment name {2}. Name the model of the runs.");

    public static readonly DiagnosticDescriptor TextIsBinary = Design("LB5023", "Data",
        "Text in a binary file",
        "{0} names {1} files, which are not plain text. Extract their text to .txt files first.");

    public static readonly DiagnosticDescriptor BestOfUntuned = Design("LB8047", "Claims",
        "Best of levels with untuned rates",
        "{0}");

    public static readonly DiagnosticDescriptor RunsReadAtEvaluations = Design("LB5022", "Data",
        "Runs without their evaluation interval",
        "All numbers are multiples of {0}, so each is the first evaluation at which the target was reached, and the true number is lower. "
            + "Write {1}.");

    public static readonly DiagnosticDescriptor PairsShareNoSeed = Design("LB5024", "Data",
        "Pairs of runs with different seeds",
        "The text says '{0}', so the runs of a pair have no seed in common. Remove Pair, so that runs are compared as independent ones.");

    public static readonly DiagnosticDescriptor TooLittleText = Design("LB5008", "Data",
        "Too little text",
        "{0}");

    public static readonly DiagnosticDescriptor TrainedOnValidation = Design("LB5010", "Data",
        "Validation on training text",
        "{0}");

    public static readonly DiagnosticDescriptor NothingToLearn = Design("LB5012", "Data",
        "Text without anything to learn",
        "Concentration is {0}, so a text with {1} different symbols has an entropy of about "
            + "{2} nats/token, {3}. Use a value from 0.02 to 1.");

    public static readonly DiagnosticDescriptor TooSmallForBFloat16 = Warning("LB7001", "Numerics",
        "BFloat16 without effect",
        "{0}; the trial runs in float32. {1}");

    public static readonly DiagnosticDescriptor MetricUnavailable = Error("LB7002", "Numerics",
        "Metric unavailable",
        "{0} cannot be measured: {1}");

    public static readonly DiagnosticDescriptor ImplausibleRate = Design("LB7003", "Numerics",
        "Implausible learning rate",
        "LearningRate is {0}. {1}");

    public static readonly DiagnosticDescriptor DecayTooLarge = Design("LB7004", "Numerics",
        "Weight decay that destroys the weights",
        "With LearningRate {0} and WeightDecay {1}, {6} multiplies each weight by {2}{4}{3}. Lower WeightDecay, usually to {5}.");

    public static readonly DiagnosticDescriptor ImplausibleEpsilon = Design("LB7005", "Numerics",
        "Implausible epsilon",
        "Epsilon is {0}, {1}. Use 1e-8.");

    public static readonly DiagnosticDescriptor BetasAreSwapped = Design("LB7006", "Numerics",
        "Swapped betas",
        "Beta1 is {0} and Beta2 is {1}, so AdamW averages squared gradients over fewer steps than gradients. "
            + "Swap the two, or raise Beta2.");

    public static readonly DiagnosticDescriptor Beta2TooSmall = Design("LB7007", "Numerics",
        "Beta2 below the square of Beta1",
        "Beta2 is {1}{2}. It is below {3}, the square of Beta1, so Adam may fail to converge. "
            + "Raise Beta2, or set atLeast in HalfLife.Rescale to {3}.");

    public static readonly DiagnosticDescriptor ImplausibleWeights = Design("LB7008", "Numerics",
        "Implausible initial weights",
        "InitializerRange is {0}. {1} Use 0.02, the value of Llama.");

    public static readonly DiagnosticDescriptor BatchesAreSwapped = Design("LB7009", "Numerics",
        "Swapped batch sizes",
        "{0} rescales a value from a batch of {1} to a batch of {2}, but trials train with {1}. Swap fromBatch and toBatch.");

    public static readonly DiagnosticDescriptor ClipTooSmall = Design("LB7010", "Numerics",
        "Gradient clip too small",
        "GradientClip is {0}, but gradients of a Llama have a norm of about 0.1 to 10, so every step is clipped. "
            + "Use 1, or 0 to disable clipping.");

    public static readonly DiagnosticDescriptor BatchIsNotOfStep = Design("LB7011", "Numerics",
        "Batch size in another unit",
        "{0}");

    public static readonly DiagnosticDescriptor NormEpsilonTooLarge = Design("LB7012", "Numerics",
        "RmsNormEps larger than the activations",
        "RmsNormEps is {0}, but the mean square of a token's embedding starts at about {1}, so RMSNorm no longer normalizes. Use 1e-5.");

    public static readonly DiagnosticDescriptor ProbeTooFar = Design("LB7014", "Numerics",
        "Perturbation too large for sharpness",
        "{0} is {1}, {2}. Sharpness is a property of the loss near the weights. Use {3}.");

    public static readonly DiagnosticDescriptor ImplausibleDecay = Design("LB7016", "Numerics",
        "Implausible decay of a running mean",
        "{0}");

    public static readonly DiagnosticDescriptor StepUpTheGradient = Design("LB7017", "Numerics",
        "Step up the gradient",
        "'{0}' adds the gradient to the weights, so each step raises the loss. Subtract it.");

    public static readonly DiagnosticDescriptor ClaimIsMalformed = Error("LB8001", "Claims",
        "Malformed claim",
        "'{0}' cannot be decided: {1}");

    public static readonly DiagnosticDescriptor NoSuchLevel = Error("LB8002", "Claims",
        "Level outside the sweep",
        "Axis '{0}' has no level {1}; its levels are {2}. Name one of them, or add {1} to [Axis].");

    public static readonly DiagnosticDescriptor MetricHasNoKind = Error("LB8003", "Claims",
        "Invalid metric interface",
        "'{0}' implements {1}. Implement exactly one of IStepMetric, IValidationMetric and ICostMetric.");

    public static readonly DiagnosticDescriptor NoSuchTarget = Error("LB8004", "Claims",
        "Undeclared target",
        "The experiment has no target {0}. {1} [Target<{2}>({0})].");

    public static readonly DiagnosticDescriptor TargetMustBeDistinct = Error("LB8005", "Claims",
        "Duplicate target",
        "Target {0} is declared twice; claims identify a target by its value. Remove the duplicate.");

    public static readonly DiagnosticDescriptor TargetMustBeMeasured = Error("LB8006", "Claims",
        "Target without its metric",
        "'{0}' has a target but is not measured. Add [Measure<{0}>].");

    public static readonly DiagnosticDescriptor ClaimTextMustBeDistinct = Warning("LB8008", "Claims",
        "Duplicate claim text",
        "Two claims have the text '{0}'. Reword one.");

    public static readonly DiagnosticDescriptor NothingMeasured = Warning("LB8009", "Claims",
        "Experiment without a result",
        "'{0}' measures nothing and claims nothing. Add [Measure<ValidationLoss>].");

    public static readonly DiagnosticDescriptor TooFewSeeds = Warning("LB8010", "Claims",
        "Too few seeds",
        "{0} is {1}; a claim about {2} needs at least {3}. Raise {0} to {3} or more.");

    public static readonly DiagnosticDescriptor LevelTwiceInClaim = Error("LB8011", "Claims",
        "Duplicate level in a claim",
        "The claim names level {0} of '{1}' twice. Remove the duplicate, or name another level.");

    public static readonly DiagnosticDescriptor ImpossibleNumber = Warning("LB8012", "Claims",
        "Impossible number",
        "{0}");

    public static readonly DiagnosticDescriptor DifferentMetrics = Error("LB8013", "Claims",
        "Comparison of different metrics",
        "The claim compares {0} with {1}, which are different quantities. Write the same one on both sides.");

    public static readonly DiagnosticDescriptor ComparedWithItself = Error("LB8014", "Claims",
        "Comparison of a point with itself",
        "{0}; a comparison needs two different points. Name another level on one side.");

    public static readonly DiagnosticDescriptor TrendNeedsLevels = Error("LB8015", "Claims",
        "Invalid trend",
        "{0} cannot be decided: {1}");

    public static readonly DiagnosticDescriptor MetricDoesNotRank = Error("LB8016", "Claims",
        "Metric without a preferred direction",
        "{0} asks which {1} is better, but {1} has no preferred direction. Use IsBelow or IsAbove.");

    public static readonly DiagnosticDescriptor MarginCannotDecide = Error("LB8017", "Claims",
        "Impossible margin",
        "{0}");

    public static readonly DiagnosticDescriptor UnequalTokens = Error("LB8018", "Claims",
        "Different token budgets in one comparison",
        "EqualTokens compares trials of {0} and {1} tokens. {2} Tokens, or add AcrossTokenBudgets() to one side.");

    public static readonly DiagnosticDescriptor UnequalSteps = Error("LB8034", "Claims",
        "Different numbers of steps in one comparison",
        "EqualSteps compares trials of {0} and {1} steps. Give both the same Steps in Training, or compare them with EqualTokens.");

    public static readonly DiagnosticDescriptor UnequalTimes = Error("LB8035", "Claims",
        "Equal time that does not hold",
        "EqualTime compares trials of {0}");

    public static readonly DiagnosticDescriptor UnequalTexts = Error("LB8019", "Claims",
        "Losses on different texts",
        "The claim compares {0} on {1}, where its values are not comparable. "
            + "Give both sides the same {2}, or add AcrossValidationSets() to one side.");

    public static readonly DiagnosticDescriptor ClaimsExcludeEachOther = Warning("LB8020", "Claims",
        "Contradictory claims",
        "This claim says that {1}. {0} says that {2}. Remove or correct one.");

    public static readonly DiagnosticDescriptor MustNotBeFileLocal = Error("LB0021", "Declaration",
        "File-local experiment",
        "'{0}' is file-local, so the build cannot add generated members. Remove 'file'.");

    public static readonly DiagnosticDescriptor SettingReadsItself = Error("LB0022", "Declaration",
        "Circular definition",
        "'{0}' depends on itself and would overflow the stack. {1}");

    public static readonly DiagnosticDescriptor MemberIsRequired = Error("LB0023", "Declaration",
        "Required member of an experiment",
        "'{0}' is required, so 'new {1}()', the baseline, does not compile. Remove 'required' and add an initializer.");

    public static readonly DiagnosticDescriptor DeclaredTwice = Error("LB0024", "Declaration",
        "Experiment declared twice",
        "Two parts of the partial record '{0}' have [Experiment]. Remove one attribute, or give one of the records another name.");

    public static readonly DiagnosticDescriptor OptimizerHasNoFactory = Error("LB0025", "Declaration",
        "Optimizer without a factory",
        "'{0}' has no method 'IOptimizer CreateFor(LlamaModel model)'{1}");

    public static readonly DiagnosticDescriptor NotAnExperiment = Warning("LB0026", "Declaration",
        "Record without [Experiment]",
        "'{0}' has axes, metrics or claims, but no [Experiment], so it is never run. "
            + "Add [Experiment(\"...\")], or make the record abstract if experiments derive from it.");

    public static readonly DiagnosticDescriptor SettingIsHidden = Error("LB0029", "Declaration",
        "Hidden setting",
        "'{0}' hides '{1}.{0}', so trials ignore it. {2}");

    public static readonly DiagnosticDescriptor AxisTypeIsNoLevel = Error("LB2021", "Sweep",
        "Unsupported axis type",
        "An axis cannot have type {0}{1}");

    public static readonly DiagnosticDescriptor LevelIsNull = Error("LB2022", "Sweep",
        "Null as a level",
        "A level of '{0}' is null. Give every level a value.");

    public static readonly DiagnosticDescriptor AxisHidesSetting = Error("LB2023", "Sweep",
        "Axis with the name of a setting",
        "Axis '{0}' has the name of a setting of LlamaExperiment. Rename it.");

    public static readonly DiagnosticDescriptor ClaimOutOfReach = Error("LB8021", "Claims",
        "Inaccessible inherited claim",
        "Claim '{0}' of '{1}' is not accessible in '{2}', so it would not be decided. Make it 'protected static'.");

    public static readonly DiagnosticDescriptor MetricNameIsTaken = Error("LB8022", "Claims",
        "Metric name taken",
        "The metric '{0}' {1}");

    public static readonly DiagnosticDescriptor MetricMustNotBeFileLocal = Error("LB8023", "Claims",
        "File-local metric",
        "'{0}' is file-local, so generated code cannot use it. Remove 'file'.");

    public static readonly DiagnosticDescriptor FewSeedsForClaims = Design("LB8024", "Claims",
        "Too few seeds for the number of claims",
        "With Seeds = {0} and {1} claims, a difference between two configurations is significant only if it is at least {2} times "
            + "its standard deviation across seeds. With Seeds = {3}, {4} times is enough. Raise Seeds to {3} or more.");

    public static readonly DiagnosticDescriptor MarginTooFine = Design("LB8026", "Claims",
        "Margin too small for the seeds",
        "The margin is {0}. Between seeds, the difference of two {1} has a standard deviation of about {2}, "
            + "so with {3} seeds, the smallest significant difference is about {4}. Use a larger margin, or far more seeds.");

    public static readonly DiagnosticDescriptor TwoCauses = Design("LB8027", "Claims",
        "Comparison with two causes",
        "The sides differ in {0}, so a difference has more than one possible cause. {1}");

    public static readonly DiagnosticDescriptor SidesDoNotMatch = Design("LB8045", "Claims",
        "Effects or ratios that do not match",
        "{0}");

    public static readonly DiagnosticDescriptor ClaimAlwaysThrows = Warning("LB8025", "Claims",
        "Claim without a verdict",
        "'{0}' always {1}, so the report cannot decide it. Return the result of a comparison.");

    public static readonly DiagnosticDescriptor VerdictIsNoClaim = Design("LB8028", "Claims",
        "Verdict without a claim",
        "'{0}' returns a verdict, but it has no [Claim] and is never called, so the report leaves it out. Add [Claim(\"...\")].");

    public static readonly DiagnosticDescriptor NoSuchResult = Error("LB8029", "Claims",
        "Result that the experiment does not have",
        "{0}");

    public static readonly DiagnosticDescriptor TextSaysOpposite = Design("LB8031", "Claims",
        "Claim that contradicts its text",
        "The text says {0}, but {1}. Correct the text{2}.");

    public static readonly DiagnosticDescriptor VerdictIsDropped = Warning("LB8033", "Claims",
        "Unused comparison",
        "{0}");

    public static readonly DiagnosticDescriptor NoSuchAxis = Error("LB8036", "Claims",
        "Unknown axis in a claim",
        "There is no axis '{0}'. {1}");

    public static readonly DiagnosticDescriptor DecidedByDefinition = Design("LB8037", "Claims",
        "Comparison decided by definition",
        "{0}");

    public static readonly DiagnosticDescriptor DivergedIsBest = Design("LB8038", "Claims",
        "Diverged trials with the best value",
        "A diverged trial has {1} as its '{0}', {2}. Return the value of a model that gives all tokens the same probability.");

    public static readonly DiagnosticDescriptor WorstIsBest = Design("LB8041", "Claims",
        "Metric with the wrong direction",
        "'{1}' declares Better.{0}, but {3}, so {2} values should be better. Write Better.{4}{5}.");

    public static readonly DiagnosticDescriptor MetricNeedsMore = Warning("LB8043", "Claims",
        "Metric that does not request a value",
        "{1} is measured only if a metric requests it; otherwise it is NaN. Add 'public static bool {2} => true;' to '{0}'.");

    public static readonly DiagnosticDescriptor MetricContradictsCode = Warning("LB8050", "Claims",
        "Metric that declares what its code contradicts",
        "'{0}' declares {1}, but {2}. {3}");

    public static readonly DiagnosticDescriptor RatioOfEstimates = Design("LB8049", "Claims",
        "Mean of ratios of estimates",
        "'{0}' divides by {1} in each step, which is an estimate that may be near or below 0, so the mean of the ratios is not the ratio of the means. "
            + "Measure the built-in metrics, and divide their means in a claim by Over.");

    public static readonly DiagnosticDescriptor MetricInAnotherUnit = Warning("LB8042", "Claims",
        "Metric in the wrong unit",
        "{0}");

    public static readonly DiagnosticDescriptor LevelChosenByResults = Design("LB8039", "Claims",
        "Level or margin chosen by its own results",
        "{0}");

    public static readonly DiagnosticDescriptor ChangedAfterResults = Design("LB8044", "Claims",
        "Design changed after the results",
        "The text says '{0}', {1}");

    public static readonly DiagnosticDescriptor RandomSeed = Warning("LB0036", "Declaration",
        "Random seed instead of a number of seeds",
        "Seeds is the number of runs of each configuration, and {0} looks like a random seed. Write a number such as 5. "
            + "LlamaBatch chooses the random seeds.");

    public static readonly DiagnosticDescriptor TextOfFineTuning = Design("LB0037", "Declaration",
        "Text about fine-tuning",
        "The text says '{0}', but each trial starts from random weights. Write about training from scratch, "
            + "or import fine-tuning runs with an ImportedExperiment.");

    public static readonly DiagnosticDescriptor TextOfGeneration = Design("LB0040", "Declaration",
        "Question about generating text",
        "The question says '{0}', but {1} {2} measured in training. Ask about training, or import measurements of generation with an "
            + "ImportedExperiment.");

    public static readonly DiagnosticDescriptor SourceWithoutWork = Design("LB8046", "Claims",
        "Source without a work",
        "Source is '{0}', but no text names the work that it is in. Add Article to [Experiment], or name the work in Source.");

    public static readonly DiagnosticDescriptor CitationBeforeNumber = Design("LB8048", "Claims",
        "Impossible year or arXiv number",
        "{0}");

    public static readonly DiagnosticDescriptor UnknownNumber = Design("LB8051", "Claims",
        "Number that the code does not have",
        "The text says {0}, but no level, setting or number of the code is {0}, or gives it. Correct the text, or the code.");

    public static readonly DiagnosticDescriptor QuestionOfAnother = Design("LB0035", "Declaration",
        "Text about another setting",
        "{0}");

    /// <summary>A suggestion, which is not reported if the experiment also has an error.</summary>
    public static readonly DiagnosticDescriptor MemberIsNotRead = new(
        "LB0034",
        "Unused member of an experiment",
        "No setting, metric or claim reads '{0}'. Use it or remove it.",
        "Declaration",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("LB0034"),
        customTags: DesignTag);

    private static DiagnosticDescriptor Error(string id, string category, string title, string message) =>
        new(id, title, message, category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink.Of(id));

    private static DiagnosticDescriptor Warning(string id, string category, string title, string message) =>
        new(id, title, message, category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLink.Of(id));

    /// <summary>
    /// A warning about a valid experiment that may fail or answer poorly. It is not reported if the experiment also has an error.
    /// </summary>
    private static DiagnosticDescriptor Design(string id, string category, string title, string message) =>
        new(
            id,
            title,
            message,
            category,
            DiagnosticSeverity.Warning,
            isEnabledByDefault: true,
            helpLinkUri: HelpLink.Of(id),
            customTags: DesignTag);

    private static DiagnosticDescriptor Info(string id, string category, string title, string message) =>
        new(id, title, message, category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpLink.Of(id));
}
