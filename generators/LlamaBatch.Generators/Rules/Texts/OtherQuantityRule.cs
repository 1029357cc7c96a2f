using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports settings whose value has the name of another quantity: the batch of one device as the batch of a step, and the query heads of a
/// group as the number of key-value heads.
/// </summary>
internal static class OtherQuantityRule
{
    private static readonly Regex _perDevice = new(
        "per_?(device|gpu|rank|worker|node|accelerator|chip|core)|local_?batch",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _perGroup = new(
        "per_?(group|kv|key)|group_?size", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A text about several devices.</summary>
    private static readonly Regex _devices = new(
        $@"(?<![\d.,])\b({StatedNumber.Integer}|{StatedNumber.Word}) ((?-i:[A-Z0-9]+) )?(GPUs|devices|ranks|nodes|accelerators|chips|TPUs)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Reports the settings of experiments that train.</summary>
    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        if (evaluation.Points.Count == 0)
        {
            yield break;
        }

        PointEvaluation point = evaluation.Points[0];
        if (point.Assignments.TryGetValue("Training.BatchSize", out ExpressionSyntax? batch)
            && PerDevice(batch, "BatchSize", experiment, cancellation) is { } finding)
        {
            yield return finding;
        }

        if (point.Assignments.TryGetValue("Model.KeyValueHeads", out ExpressionSyntax? heads)
            && SettingPlace.NameOf(heads) is { } name && _perGroup.IsMatch(name))
        {
            yield return Diagnostic.Create(
                Descriptors.QuestionOfAnother,
                heads.GetLocation(),
                $"KeyValueHeads is the number of key-value heads, and by its name, '{name}' is the number of query heads that share one. "
                    + $"Write the number of heads divided by {name}.");
        }
    }

    /// <summary>Reports the settings of imported runs.</summary>
    public static Diagnostic? CheckImported(ExperimentDeclaration experiment, CancellationToken cancellation) =>
        experiment.Setting("SequencesPerStep") is { } setting
        && MemberSyntax.Body(setting.Declaration(cancellation)) is ArrowExpressionClauseSyntax { Expression: var sequences }
            ? PerDevice(sequences, "SequencesPerStep", experiment, cancellation)
            : null;

    /// <summary>Reports a batch that has the name of one device's batch, beside a text about several devices.</summary>
    private static Diagnostic? PerDevice(
        ExpressionSyntax value, string setting, ExperimentDeclaration experiment, CancellationToken cancellation) =>
        SettingPlace.NameOf(value) is { } name && _perDevice.IsMatch(name)
        && _devices.Matches($"{experiment.Question} {DocumentationText.All(experiment.Record, cancellation)}").Cast<Match>()
            .FirstOrDefault(match => StatedNumber.In(match) > 1) is { } devices
            ? Diagnostic.Create(
                Descriptors.QuestionOfAnother,
                value.GetLocation(),
                $"{setting} is the number of sequences of a whole step, and by its name, '{name}' is that of one device. "
                    + $"The text speaks of {devices.Value.Trim()}. Multiply {name} by the number of devices.")
            : null;
}
