using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Every diagnostic. The first digit is its family: 0 declaration, 1 model shape, 2 sweep, 3 budget, 4 schedule, 8 results and claims. A message says what is wrong and what to do.
/// </summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor MustNotBeNested = Error("LB0001", "Declaration",
        "An experiment stands directly in a namespace",
        "'{0}' is an experiment inside another type; move it out of '{1}'");

    public static readonly DiagnosticDescriptor MustNotBeGeneric = Error("LB0002", "Declaration",
        "An experiment is not generic",
        "'{0}' is a generic experiment, but every trial needs one definite type; make the type parameter an axis or write one record for each");

    public static readonly DiagnosticDescriptor MustDeriveFromLlamaExperiment = Error("LB0003", "Declaration",
        "An experiment derives from LlamaExperiment",
        "'{0}' has no settings to train with; derive it from LlamaExperiment");

    public static readonly DiagnosticDescriptor MustHaveSeeds = Error("LB0004", "Declaration",
        "An experiment has seeds",
        "{0} = {1} trains nothing; use at least 1");

    public static readonly DiagnosticDescriptor MustHaveBaseline = Error("LB0006", "Declaration",
        "An experiment has a baseline",
        "'{0}' cannot be made without arguments, but 'new {0}()' is the baseline; make its parameters properties with initializers");

    public static readonly DiagnosticDescriptor MemberNameIsReserved = Error("LB0007", "Declaration",
        "Names of generated types are reserved",
        "The build adds a type '{0}' to '{1}'; give this member another name");

    public static readonly DiagnosticDescriptor NameMustBeDistinct = Error("LB0008", "Declaration",
        "Experiments have different names",
        "'{0}' has the name of the experiment '{1}', so both would write the same results and report; rename one");

    public static readonly DiagnosticDescriptor OptimizerMustHaveItsType = Error("LB0009", "Declaration",
        "The optimizer is declared with its own type",
        "The pipeline is compiled for the declared type of the optimizer; write 'override AdamW Optimizer', or the type of your own");

    public static readonly DiagnosticDescriptor SettingCannotBeEvaluated = Info("LB0005", "Declaration",
        "A setting cannot be evaluated at compile time",
        "'{0}' cannot be evaluated at compile time; model, budget and cost are checked when the program starts");

    public static readonly DiagnosticDescriptor SettingOutOfRange = Error("LB0010", "Declaration",
        "A setting lies in its range",
        "{0}");

    public static readonly DiagnosticDescriptor IllegalShape = Error("LB1001", "Model",
        "The model cannot be built",
        "{0}");

    public static readonly DiagnosticDescriptor AxisIsNotRead = Error("LB2001", "Sweep",
        "An axis that no setting reads",
        "No setting reads the axis '{0}', so its levels would train the same model; use it in Model, Corpus, Training or Optimizer, or remove it");

    public static readonly DiagnosticDescriptor AxisTypeMustMatch = Error("LB2002", "Sweep",
        "An axis has the type of its property",
        "An axis of {0} stands on a property of {1}; write [Axis<{1}>(...)]");

    public static readonly DiagnosticDescriptor AxisNeedsLevels = Error("LB2003", "Sweep",
        "An axis has at least two levels",
        "The axis '{0}' has {1}; give it at least two levels, or make it a setting");

    public static readonly DiagnosticDescriptor LevelMustBeDistinct = Error("LB2004", "Sweep",
        "A level occurs once",
        "The level {0} of '{1}' is there already; remove it");

    public static readonly DiagnosticDescriptor BaselineMustBeLevel = Error("LB2005", "Sweep",
        "The baseline is a level",
        "The baseline of '{0}' is {1}, which is not one of its levels; use {2}");

    public static readonly DiagnosticDescriptor AxisMustBeInit = Error("LB2006", "Sweep",
        "An axis can be set",
        "The axis '{0}' cannot be set for a trial; give the property 'get; init;'");

    public static readonly DiagnosticDescriptor TunedPerUnknownAxis = Error("LB2007", "Sweep",
        "An axis is tuned per compared axes",
        "'{0}' is tuned per '{1}', which is not a compared axis of this experiment; use {2}");

    public static readonly DiagnosticDescriptor TuningNeedsMetric = Error("LB2008", "Sweep",
        "Tuning needs a metric",
        "'{0}' is tuned, but nothing is measured to tune it for; add [Measure<ValidationLoss>]");

    public static readonly DiagnosticDescriptor ShortenedLevelMustBeLevel = Error("LB2009", "Sweep",
        "A shortened scale has levels of the full one",
        "The level {0} of '{1}' at the {2} scale is not a level of the axis; use {3}");

    public static readonly DiagnosticDescriptor TooFewSteps = Warning("LB3001", "Budget",
        "A trial has at least 100 steps",
        "A trial with {0} sequences of {1} tokens has {2} steps, which is not training; 100 steps need {3} tokens");

    public static readonly DiagnosticDescriptor CostOfSweep = Info("LB3002", "Budget",
        "What the sweep costs",
        "'{0}' trains {1} trials on {2} tokens in all: {3}, at most {4} of tensors in a trial");

    public static readonly DiagnosticDescriptor ScheduleHidesTarget = Warning("LB4001", "Schedule",
        "A target is reached in runs that do not decay throughout",
        "{0} lowers the learning rate over the whole run, so the middle of a run is not a shorter run and what reaching a target takes cannot be read off it; use Schedule.Constant with Training.AveragingHalfLife, or Schedule.WarmupStableDecay");

    public static readonly DiagnosticDescriptor WarmupTooShort = Warning("LB4002", "Schedule",
        "A warm-up has at least 10 steps",
        "The warm-up of a trial with {0} sequences of {1} tokens has {2} of its {3} steps, and below 10 the learning rate jumps instead of rising; raise the warm-up to {4}, or train on more tokens");

    public static readonly DiagnosticDescriptor TooSmallForBFloat16 = Warning("LB7001", "Numerics",
        "Products in bfloat16 are large enough to gain by it",
        "Precision.BFloat16 changes nothing: no matrix product of this model and a micro-batch of {0} sequences of {1} tokens is large enough to gain by it, so the trial is the one in float32; leave it out");

    public static readonly DiagnosticDescriptor ClaimIsMalformed = Error("LB8001", "Claims",
        "A claim has the form of a claim",
        "'{0}' is not a claim that can be decided; write 'private static Verdict {0}(Results r)', or take a Plan");

    public static readonly DiagnosticDescriptor NoSuchLevel = Error("LB8002", "Claims",
        "A claim asks for levels of the sweep",
        "The axis '{0}' has no level {1}; its levels are {2}");

    public static readonly DiagnosticDescriptor MetricHasNoKind = Error("LB8003", "Claims",
        "A metric says what it is computed from",
        "'{0}' implements IMetric alone; implement IStepMetric, IValidationMetric or ICostMetric");

    public static readonly DiagnosticDescriptor NoSuchTarget = Error("LB8004", "Claims",
        "A claim asks for targets of the experiment",
        "The experiment has no target {0}; its targets are {1}, and [Target<{2}>({0})] adds one");

    public static readonly DiagnosticDescriptor TargetMustBeDistinct = Error("LB8005", "Claims",
        "A target occurs once",
        "The target {0} is there already, and claims know a target by its value; remove it");

    public static readonly DiagnosticDescriptor TargetMustBeMeasured = Error("LB8006", "Claims",
        "The metric of a target is measured",
        "A target of '{0}' needs its curve; add [Measure<{0}>]");

    public static readonly DiagnosticDescriptor MustNotBeFileLocal = Error("LB0021", "Declaration",
        "File-local experiment",
        "'{0}' is local to its file, so nothing can be generated into it; remove 'file'");

    public static readonly DiagnosticDescriptor SettingReadsItself = Error("LB0022", "Declaration",
        "Setting that reads itself",
        "'{0}' reads itself, so the program would overflow its stack; start from a preset or a new value");

    public static readonly DiagnosticDescriptor MemberIsRequired = Error("LB0023", "Declaration",
        "Required member of an experiment",
        "'{0}' is required, but 'new {1}()' must compile, since it is the baseline; replace 'required' by an initializer");

    public static readonly DiagnosticDescriptor DeclaredTwice = Error("LB0024", "Declaration",
        "Experiment declared twice",
        "'{0}' is declared twice with the same members; rename the copy");

    public static readonly DiagnosticDescriptor OptimizerHasNoFactory = Error("LB0025", "Declaration",
        "Optimizer without a factory",
        "'{0}' has no method 'IOptimizer CreateFor(LlamaModel model)'; add it to '{0}', or write an extension method");

    public static readonly DiagnosticDescriptor NotAnExperiment = Warning("LB0026", "Declaration",
        "Record without [Experiment]",
        "'{0}' has axes, metrics or claims but is never run; add [Experiment(\"...\")], or make it abstract");

    public static readonly DiagnosticDescriptor AxisTypeIsNoLevel = Error("LB2021", "Sweep",
        "Axis of a type without levels",
        "{0} cannot be the type of an axis; use a number, string, char, bool or an enum");

    public static readonly DiagnosticDescriptor LevelIsNull = Error("LB2022", "Sweep",
        "Null as a level",
        "A level of '{0}' is null; give every level a value");

    public static readonly DiagnosticDescriptor AxisHidesSetting = Error("LB2023", "Sweep",
        "Axis with the name of a setting",
        "The axis '{0}' has the name of a setting of LlamaExperiment; rename it");

    public static readonly DiagnosticDescriptor ClaimOutOfReach = Error("LB8021", "Claims",
        "Inherited claim out of reach",
        "The claim '{0}' of '{1}' is not accessible in '{2}', so it would not be decided; make it 'protected static'");

    public static readonly DiagnosticDescriptor MetricNameIsTaken = Error("LB8022", "Claims",
        "Metric name taken",
        "Another metric or a member of Results is called '{0}'; measure it once, under a name of its own");

    private static DiagnosticDescriptor Error(string id, string category, string title, string message) =>
        new(id, title, message, category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static DiagnosticDescriptor Warning(string id, string category, string title, string message) =>
        new(id, title, message, category, DiagnosticSeverity.Warning, isEnabledByDefault: true);

    private static DiagnosticDescriptor Info(string id, string category, string title, string message) =>
        new(id, title, message, category, DiagnosticSeverity.Info, isEnabledByDefault: true);
}
