using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports levels of an axis that result in equal settings. A comparison of such levels would compare a trial with itself.
/// </summary>
internal static class EqualLevelRule
{
    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment,
        SweepEvaluation evaluation,
        SettingReads reads,
        Compilation compilation)
    {
        // The micro-batch affects costs, planned memory and metrics that compare micro-batches. It does not affect other learning metrics.
        bool countsMicroBatch = experiment.Metrics.Count == 0
            || experiment.Metrics.Any(metric => metric.Kind == MetricKind.Cost || metric.NeedsMicroBatches);
        // Settings are computed lazily. For most levels, the first point already shows a difference.
        var points = evaluation.Points
            .Select(point => (Point: point, Settings: new Lazy<string?>(() => SettingsOf(point, countsMicroBatch))))
            .ToList();
        foreach (AxisDeclaration axis in experiment.Axes.Where(axis => axis.Fault == AxisFault.None && reads.Contains(axis.Property)))
        {
            var settingsOf = new Dictionary<string, Lazy<string?>>[axis.Levels.Count];
            foreach (var (point, settings) in points)
            {
                if (IndexOf(axis, point) is >= 0 and int level)
                {
                    settingsOf[level] ??= new(StringComparer.Ordinal);
                    settingsOf[level][point.OthersOf(axis)] = settings;
                }
            }

            if (axis.Levels.Count > 1 && evaluation.HasAllPoints
                && settingsOf.Skip(1).All(settings => AreEqual(settingsOf[0], settings))
                && points.All(one => one.Settings.Value is not null))
            {
                if (!countsMicroBatch && evaluation.Points.GroupBy(point => point.OthersOf(axis))
                    .Any(alike => alike.Select(point => point.Trainable!.MicroBatch).Distinct().Count() > 1))
                {
                    yield return Diagnostic.Create(
                        Descriptors.AxisIsNotRead,
                        axis.Property.Locations.FirstOrDefault(),
                        axis.Property.Name,
                        "read, but changes only MicroBatch, which affects memory and speed",
                        "Measure them with TokensPerSecond or PeakMemory, or vary another setting.");
                    continue;
                }

                if (axis.Changes(evaluation.Points, point => point.Model!.MaxPositionEmbeddings))
                {
                    yield return Diagnostic.Create(
                        Descriptors.AxisIsNotRead,
                        axis.Property.Locations.FirstOrDefault(),
                        axis.Property.Name,
                        "read, but changes only MaxPositionEmbeddings, the limit of the sequence length",
                        "Set Corpus.SequenceLength, or remove the axis.");
                    continue;
                }

                NamedSetting? missed = NamedSetting.Of(axis, experiment, compilation);
                object? value = missed?.ValueAt(points[0].Point);
                if (value is not null && points.Exists(one => !Equals(missed!.ValueAt(one.Point), value)))
                {
                    yield return Diagnostic.Create(
                        Descriptors.AxisIsNotRead,
                        axis.Property.Locations.FirstOrDefault(),
                        axis.Property.Name,
                        $"read, but changes no setting of a measured metric: {missed!.Path} affects none",
                        $"Measure a metric that {missed.Path} affects, or remove the axis.");
                    continue;
                }

                yield return Diagnostic.Create(
                    Descriptors.AxisIsNotRead,
                    axis.Property.Locations.FirstOrDefault(),
                    Remedy.Of((Remedy.Axes, axis.Property.Name)),
                    axis.Property.Name,
                    value is null ? "read, but changes no setting"
                        : $"read, but changes no setting: {missed!.Path} is always {NamedSetting.TextOf(value)}",
                    value is null ? "Check the code that reads it, or remove it."
                        : $"Check the code that sets {missed!.Path}, or remove the axis.");
                continue;
            }

            for (int level = 1; level < axis.Levels.Count; level++)
            {
                int same = Enumerable.Range(0, level).ToList().FindIndex(earlier => AreEqual(settingsOf[earlier], settingsOf[level]));
                if (same >= 0)
                {
                    yield return Diagnostic.Create(
                        Descriptors.LevelsAreOneArm,
                        LevelSyntax.Of(axis, level),
                        Remedy.Of((Remedy.Axes, axis.Property.Name)),
                        LevelName.Of(axis.Levels[level]),
                        axis.Property.Name,
                        LevelName.Of(axis.Levels[same]),
                        "the same");
                }
            }
        }
    }

    /// <summary>
    /// Whether two levels result in equal settings at every combination of levels of the other axes. If only some combinations agree,
    /// another axis may decide whether this axis matters.
    /// </summary>
    private static bool AreEqual(Dictionary<string, Lazy<string?>>? one, Dictionary<string, Lazy<string?>>? other)
    {
        if (one is null || other is null)
        {
            return false;
        }

        bool isAnyKnown = false;
        foreach (KeyValuePair<string, Lazy<string?>> point in one)
        {
            if (!other.TryGetValue(point.Key, out Lazy<string?>? same) || point.Value.Value is not { } settings
                || same.Value is not { } others)
            {
                continue;
            }

            if (settings != others)
            {
                return false;
            }

            isAnyKnown = true;
        }

        return isAnyKnown;
    }

    private static int IndexOf(AxisDeclaration axis, PointEvaluation point)
    {
        for (int i = 0; i < axis.Levels.Count; i++)
        {
            if (point.Levels.TryGetValue(axis.Property.Name, out object? level) && Equals(axis.Levels[i].Value, level))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>
    /// The settings on which training steps depend, as text; null if a setting is unknown. Validation, probes and the average of the weights
    /// do not affect training.
    /// </summary>
    internal static string? SettingsOfTraining(PointEvaluation point) =>
        point is { Model: { } model, Corpus: { } corpus, Optimizer: { } optimizer, Trainable: { } plan }
            ? TextOf(Trained(model, corpus, plan.EffectiveTraining with { AveragingHalfLife = 0 }, optimizer))
            : null;

    /// <summary>The settings that identify a trial of the point, as text; null if a setting is unknown.</summary>
    internal static string? SettingsOf(PointEvaluation point, bool countsMicroBatch = true) =>
        point is
        {
            Model: { } model,
            Corpus: { } corpus,
            Optimizer: { } optimizer,
            Validation: { } validation,
            Probe: { } probe,
            Trainable: { } plan,
        }
            ? TextOf(Trained(model, corpus, plan.EffectiveTraining, optimizer).Concat(validation.Settings())
                .Concat(probe.Settings(plan.Probes))) + (countsMicroBatch ? $";{plan.MicroBatch}" : "")
            : null;

    private static IEnumerable<Setting> Trained(LlamaConfig model, Corpus corpus, Training training, Optimizer optimizer)
    {
        // A limit that the text does not reach does not shorten it.
        Corpus read = corpus is DotNetDocs { TrainingLimit: >= CorpusRules.DotNetDocsTokens } whole
            ? whole with { TrainingLimit = 0 }
            : corpus;
        // The limit of a model's positions affects no run, because positions are rotated and have no weights.
        return (model with { MaxPositionEmbeddings = corpus.SequenceLength }).Settings()
            .Append(new("", corpus.Name)).Append(new("", corpus.SequenceLength)).Concat(read.Settings())
            .Concat(training.Settings())
            .Append(new("", optimizer.Name)).Concat(optimizer.Settings());
    }

    private static string TextOf(IEnumerable<Setting> settings) =>
        string.Join(";", settings.Select(setting => $"{setting.Name}={setting.Value}"));
}
