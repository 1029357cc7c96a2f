namespace LlamaBatch.Generators;

/// <summary>
/// The data of an experiment, for code generation: strings, numbers and arrays of these, compared by value. If a model has not changed, the
/// compiler does not repeat the generator step that reads it. The model must therefore not contain a symbol, a syntax node, a location or a
/// compilation.
/// </summary>
/// <param name="Namespace">The record's namespace; empty if it is the global namespace.</param>
/// <param name="Name">The record's name, as in its declaration.</param>
/// <param name="Type">The fully qualified type of the record, with its type parameters.</param>
/// <param name="FullName">The metadata name of the record, which includes its namespace.</param>
/// <param name="HintName">The prefix of the names of generated files. <c>ExperimentLayout</c> makes it unique.</param>
/// <param name="TypeParameters">The names of the record's type parameters; empty if the record can be run.</param>
/// <param name="IsRunnable">
/// Whether everything is generated. Otherwise, only <c>Plan</c> and <c>Results</c> are generated, because claims use them.
/// </param>
/// <param name="PlanPlace">Where <c>Plan</c> is generated.</param>
/// <param name="ResultsPlace">Where <c>Results</c> is generated.</param>
/// <param name="Accessibility">The accessibility of <c>Plan</c> and <c>Results</c>: that of the least accessible level type.</param>
/// <param name="Question">The question of the experiment.</param>
/// <param name="Summary">The record's summary, as plain text.</param>
/// <param name="Seeds">The number of evaluation seeds, on which claims are decided.</param>
/// <param name="TuningSeeds">The number of tuning seeds, on which the levels of tuned axes are chosen.</param>
/// <param name="CostBlocks">How many times each cost measurement is repeated.</param>
/// <param name="FamilyWiseError">The family-wise error rate over all claims, as a C# literal.</param>
/// <param name="Optimizers">The optimizer types; more than one if an axis selects the optimizer.</param>
/// <param name="Axes">The axes, in declaration order.</param>
/// <param name="Metrics">The metrics, in declaration order.</param>
/// <param name="MeasuresStepTime">Whether step time is measured. Without step time, the time to a target is unknown.</param>
/// <param name="Targets">The targets, in declaration order.</param>
/// <param name="Claims">The claims, in declaration order.</param>
/// <param name="Scales">The declarations of <c>[Scaled]</c>.</param>
/// <param name="Authored">
/// The paths of the settings that user code sets, such as <c>Training.Tokens</c>. All other settings are defaults or come from a preset.
/// </param>
/// <param name="Presets">The presets, such as <c>LlamaConfig.Nano</c>, that sections of settings start from.</param>
/// <param name="Description">The baseline's parameters, tokens and steps in words; empty if the settings cannot be evaluated.</param>
internal sealed record ExperimentModel(
    string Namespace,
    string Name,
    string Type,
    string FullName,
    string HintName,
    EquatableArray<string> TypeParameters,
    bool IsRunnable,
    PartPlace PlanPlace,
    PartPlace ResultsPlace,
    string Accessibility,
    string Question,
    string Summary,
    int Seeds,
    int TuningSeeds,
    int CostBlocks,
    string FamilyWiseError,
    EquatableArray<OptimizerModel> Optimizers,
    EquatableArray<AxisModel> Axes,
    EquatableArray<MetricModel> Metrics,
    bool MeasuresStepTime,
    EquatableArray<TargetModel> Targets,
    EquatableArray<ClaimModel> Claims,
    EquatableArray<ScaleModel> Scales,
    EquatableArray<string> Authored,
    EquatableArray<PresetModel> Presets,
    string Description)
{
    /// <summary>The keyword of the user-defined part of <c>Plan</c>, such as <c>record</c>; empty if there is no such part.</summary>
    public string KindOfPlan { get; init; } = "";

    /// <summary>The keyword of the user-defined part of <c>Results</c>, such as <c>record</c>; empty if there is no such part.</summary>
    public string KindOfResults { get; init; } = "";

    /// <summary>Whether the experiment's runs are read from a table. If so, nothing is planned or trained.</summary>
    public bool IsImported { get; init; }

    /// <summary>The settings in user code. A setting that consists of more than one expression is left out.</summary>
    public EquatableArray<SettingModel> Settings { get; init; }

    /// <summary>
    /// Whether generated code names a symbol that is <c>[Obsolete]</c> as an error. The generated code must then be obsolete itself.
    /// </summary>
    public bool NamesRefused { get; init; }

    /// <summary>The translations of the question and the summary.</summary>
    public EquatableArray<TranslationModel> Translations { get; init; }

    /// <summary>The page that explains the cited sources of claims; empty if there is none.</summary>
    public string Article { get; init; } = "";

    /// <summary>The user-defined types whose code affects results, each as <c>name=fingerprint</c>.</summary>
    public EquatableArray<string> OwnCode { get; init; }
}
