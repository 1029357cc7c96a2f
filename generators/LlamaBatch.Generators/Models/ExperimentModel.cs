namespace LlamaBatch.Generators;

/// <summary>
/// The model of an annotated record after parsing: strings, numbers and arrays of these, compared by value. The model
/// must not contain a symbol, a syntax node, a location or a compilation. A step whose model equals the previous model
/// is not run again.
/// </summary>
/// <param name="Namespace">The record's namespace; empty for the global namespace.</param>
/// <param name="Name">The record's name, as in its declaration.</param>
/// <param name="Type">The fully qualified type of the record, with its type parameters.</param>
/// <param name="FullName">The metadata name of the record.</param>
/// <param name="HintName">The prefix of the names of generated files. <c>ExperimentLayout</c> makes it unique.</param>
/// <param name="TypeParameters">The names of type parameters; empty for a record that can be run.</param>
/// <param name="IsRunnable">Whether everything is generated; otherwise, only the types that claims use, <c>Plan</c> and
/// <c>Results</c>.</param>
/// <param name="PlanPlace">The place in which <c>Plan</c> is generated.</param>
/// <param name="ResultsPlace">The place in which <c>Results</c> is generated.</param>
/// <param name="Accessibility">The accessibility of <c>Plan</c> and <c>Results</c>: that of the least accessible level type.</param>
/// <param name="Question">The question of the experiment.</param>
/// <param name="Summary">The record's summary, as plain text.</param>
/// <param name="Seeds">The number of evaluation seeds.</param>
/// <param name="TuningSeeds">The number of tuning seeds.</param>
/// <param name="CostBlocks">The number of times that the trials that measure costs are repeated.</param>
/// <param name="FamilyWiseError">The family-wise error rate, as a C# literal.</param>
/// <param name="Optimizers">The types of optimizers; several if the optimizer depends on an axis.</param>
/// <param name="Axes">The axes, in declaration order.</param>
/// <param name="Metrics">The metrics, in declaration order.</param>
/// <param name="MeasuresStepTime">Whether step time is measured, so that the time to a target is known.</param>
/// <param name="Targets">The targets, in declaration order.</param>
/// <param name="Claims">The claims, in declaration order.</param>
/// <param name="Scales">The declarations of <c>[Scaled]</c>.</param>
/// <param name="Authored">
/// The settings that the author wrote, by section (<c>Training.Tokens</c>). All other settings are defaults or come from a preset.
/// </param>
/// <param name="Presets">The presets, such as <c>LlamaConfig.Nano</c>, that sections of settings start from.</param>
/// <param name="Description">The baseline's model and training in words; empty if the settings cannot be evaluated.</param>
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
    /// <summary>
    /// The keyword of the author's partial declaration of <c>Plan</c>, such as <c>record</c>; empty without a declaration.
    /// </summary>
    public string KindOfPlan { get; init; } = "";

    /// <summary>
    /// The keyword of the author's partial declaration of <c>Results</c>, such as <c>record</c>; empty without a declaration.
    /// </summary>
    public string KindOfResults { get; init; } = "";

    /// <summary>Whether the experiment's runs come from a table, so that there is nothing to plan or train.</summary>
    public bool IsImported { get; init; }

    /// <summary>The settings as the author wrote them, as far as each is one expression.</summary>
    public EquatableArray<SettingModel> Settings { get; init; }

    /// <summary>Whether generated code names an obsolete symbol whose use is an error outside of obsolete code.</summary>
    public bool NamesRefused { get; init; }

    /// <summary>The translations of the question and the summary.</summary>
    public EquatableArray<TranslationModel> Translations { get; init; }

    /// <summary>The page that explains the sources of claims; empty without such a page.</summary>
    public string Article { get; init; } = "";

    /// <summary>The author's own types whose code affects results, as <c>name=fingerprint</c>.</summary>
    public EquatableArray<string> OwnCode { get; init; }
}
