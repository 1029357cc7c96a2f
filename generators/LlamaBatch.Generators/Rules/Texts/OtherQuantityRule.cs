using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports settings whose value has the name of another quantity: the batch of one device as the batch of a step, the query heads of a
/// group as the number of key-value heads, and the passes of gradient accumulation as the micro-batch.
/// </summary>
internal static class OtherQuantityRule
{
    private static readonly Regex _perDevice = new(
        "per_?(device|gpu|rank|worker|node|accelerator|chip|core)|local_?batch",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _perGroup = new(
        "per_?(group|kv|key)|group_?size", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _passes = new(
        "accumulation|accumulate|grad_?acc(um)?_?steps|passes|num_?micro_?batches|micro_?batch_?count",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Names of a number of sequences, such as <c>SequencesPerAccumulationStep</c>.</summary>
    private static readonly Regex _ofSequences = new(
        "per_?|sequences|batch_?size|batch$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _widthOfHead = new(
        "head_?(dim|size|width)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _numberOfHeads = new(
        "^_?(n|num|number_?of)?_?(query_?|attention_?)?heads$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Settings whose value may have the name of another quantity, with the quantities and the remedy.</summary>
    private static readonly (string Setting, Regex Names, string Quantity, string Named, string Remedy)[] _others =
    [
        ("Model.KeyValueHeads", _perGroup, "the number of key-value heads", "the number of query heads that share one",
            "the number of heads divided by {0}"),
        ("Training.MicroBatch", _passes, "the number of sequences that are computed at once", "the number of passes in a step",
            "the batch size divided by {0}"),
        ("Model.Heads", _widthOfHead, "the number of heads", "the width of one", "HiddenSize divided by {0}"),
        ("Model.HeadDim", _numberOfHeads, "the width of a head", "the number of heads", "HiddenSize divided by {0}"),
    ];

    /// <summary>A text about several devices.</summary>
    private static readonly Regex _devices = new(
        $@"(?<![\d.,])\b({StatedNumber.Integer}|{StatedNumber.Word}) ((?-i:[A-Z0-9]+) )?(GPUs|devices|ranks|nodes|accelerators|chips|TPUs)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _countOfTokens = new(
        @"^\s*(The )?(number of )?(training )?tokens (per|in|of) ((an?|each|every|the|one) )?((optimizer|training) )?(step|batch|update)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _countOfSequences = new(
        "sequences|samples|examples|divided", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

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

        foreach (var (setting, names, quantity, named, remedy) in _others)
        {
            if (point.Assignments.TryGetValue(setting, out ExpressionSyntax? written)
                && SettingPlace.NameOf(written) is { } name && names.IsMatch(name) && !(names == _passes && _ofSequences.IsMatch(name)))
            {
                yield return Diagnostic.Create(
                    Descriptors.QuestionOfAnother,
                    written.GetLocation(),
                    $"{setting.Split('.').Last()} is {quantity}, and by its name, '{name}' is {named}. Write "
                        + $"{string.Format(CultureInfo.InvariantCulture, remedy, name)}.");
            }
        }
    }

    /// <summary>Reports the settings of imported runs.</summary>
    public static Diagnostic? CheckImported(ExperimentDeclaration experiment, CancellationToken cancellation) =>
        experiment.Setting("SequencesPerStep") is { } setting
        && MemberSyntax.Body(setting.Declaration(cancellation)) is ArrowExpressionClauseSyntax { Expression: var sequences }
            ? PerDevice(sequences, "SequencesPerStep", experiment, cancellation) ?? InTokens(sequences, experiment, cancellation)
            : null;

    /// <summary>Reports an axis of tokens as the number of sequences in a step.</summary>
    private static Diagnostic? InTokens(
        ExpressionSyntax sequences, ExperimentDeclaration experiment, CancellationToken cancellation) =>
        SettingPlace.NameOf(sequences) is { } name
        && experiment.Axes.FirstOrDefault(axis => axis.Property.Name == name) is { } axis
        && !_countOfSequences.IsMatch($"{name} {DocumentationText.Summary(axis.Property, cancellation)}")
        && _countOfTokens.Match(DocumentationText.Summary(axis.Property, cancellation)) is { Success: true } said
            ? Diagnostic.Create(
                Descriptors.QuestionOfAnother,
                sequences.GetLocation(),
                $"SequencesPerStep is a number of sequences, and by its summary, '{name}' is '{said.Value.Trim()}'. Override TokensPerStep, "
                    + $"or divide {name} by the length of a sequence.")
            : null;

    /// <summary>Reports a batch that has the name of one device's batch, beside a text about several devices.</summary>
    private static Diagnostic? PerDevice(
        ExpressionSyntax value, string setting, ExperimentDeclaration experiment, CancellationToken cancellation) =>
        SettingPlace.NameOf(value) is { } name && _perDevice.IsMatch(name)
        && _devices.Matches(ExperimentTexts.OfRecord(experiment, cancellation)).Cast<Match>()
            .FirstOrDefault(match => StatedNumber.In(match) > 1) is { } devices
            ? Diagnostic.Create(
                Descriptors.QuestionOfAnother,
                value.GetLocation(),
                $"{setting} is the number of sequences of a whole step, and by its name, '{name}' is that of one device. "
                    + $"The text speaks of {devices.Value.Trim()}. Multiply {name} by the number of devices.")
            : null;
}
