using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Finds levels of an axis with equal settings. A claim between them would compare a trial with itself.</summary>
internal static class EqualLevelRule
{
    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, SweepEvaluation evaluation, SettingReads reads)
    {
        // Costs depend on the micro-batch, and so do metrics that compare micro-batches. Other learning metrics do not.
        bool countsMicroBatch = experiment.Metrics.Any(metric => metric.Kind == MetricKind.Cost || metric.NeedsMicroBatches);
        var points = evaluation.Points.Select(point => (Point: point, Settings: SettingsOf(point, countsMicroBatch))).ToList();
        foreach (AxisDeclaration axis in experiment.Axes.Where(axis => axis.Fault == AxisFault.None && reads.Contains(axis.Property)))
        {
            string name = axis.Property.Name;
            var arms = new Dictionary<(string Others, string Settings), int>();
            var equal = new SortedDictionary<int, int>();
            foreach (var (point, settings) in points)
            {
                int level = IndexOf(axis, point);
                if (level < 0 || settings is null)
                {
                    continue;
                }

                string others = point.OthersOf(axis);
                if (!arms.TryGetValue((others, settings), out int first))
                {
                    arms.Add((others, settings), level);
                }
                else if (first != level && !equal.ContainsKey(Math.Max(first, level)))
                {
                    equal.Add(Math.Max(first, level), Math.Min(first, level));
                }
            }

            foreach (KeyValuePair<int, int> pair in equal)
            {
                yield return Diagnostic.Create(
                    Descriptors.LevelsAreOneArm, LevelSyntax.Of(axis, pair.Key), LevelName.Of(axis.Levels[pair.Key]), name, LevelName.Of(
                        axis.Levels[pair.Value]));
            }
        }
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

    /// <summary>The identity of a trial of the point, as text; null if a part is unknown.</summary>
    private static string? SettingsOf(PointEvaluation point, bool countsMicroBatch)
    {
        if (point is not
            {
                Model: { } model,
                Corpus: { } corpus,
                Optimizer: { } optimizer,
                Validation: { } validation,
                Trainable: { } plan,
            })
        {
            return null;
        }

        IEnumerable<Setting> settings = model.Settings()
            .Append(new("", corpus.Name)).Append(new("", corpus.SequenceLength)).Concat(corpus.Settings())
            .Concat(plan.EffectiveTraining.Settings())
            .Append(new("", optimizer.Name)).Concat(optimizer.Settings())
            .Concat(validation.Settings());
        return string.Join(";", settings.Select(setting => $"{setting.Name}={setting.Value}")) + (countsMicroBatch
            ? $";{plan.MicroBatch}"
            : "");
    }
}
