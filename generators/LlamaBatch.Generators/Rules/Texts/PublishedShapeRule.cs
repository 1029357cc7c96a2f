using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports levels that are named after a published Llama and have its width, but another number of layers or heads, and experiments whose
/// question and summary name one published Llama.
/// </summary>
/// <remarks>
/// Sources: Touvron et al. 2023, arXiv:2302.13971, table 2, and arXiv:2307.09288, table 1; Llama Team 2024, arXiv:2407.21783, table 3.
/// </remarks>
internal static class PublishedShapeRule
{
    /// <summary>The published models: name, width, layers and heads.</summary>
    private static readonly (string Name, int Width, int Layers, int Heads)[] _published =
    [
        ("7B", 4_096, 32, 32),
        ("8B", 4_096, 32, 32),
        ("13B", 5_120, 40, 40),
        ("30B", 6_656, 60, 52),
        ("33B", 6_656, 60, 52),
        ("65B", 8_192, 80, 64),
        ("70B", 8_192, 80, 64),
        ("405B", 16_384, 126, 128),
    ];

    private static readonly Regex _name = new(
        @"\bLlama[ _-]?([123](\.[0-9])?[ _-])?(?<size>[0-9]{1,3})B\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words by which a level changes the published shape.</summary>
    private static readonly Regex _aside = new(
        @"\b(with|without|twice|doubled?|half|halved|deeper|shallower|as wide as)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words in the texts of a record about another shape than that of its models.</summary>
    private static readonly Regex _asideOfAll = new(
        @"\b(without|twice|doubled?|half|halved|deeper|shallower|wider|narrower|as wide as|instead|unlike|cut|first|one (layer|block)|smaller"
            + @"|pruned|(blocks?|layers?|width) of Llama|sized?|like|scaled|part of|than)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        if (evaluation.HasAllPoints && evaluation.Points.Count > 0
            && evaluation.Points.Select(point => point.Model).Distinct().ToList() is [{ HiddenSize: >= 4_096 } only]
            && ExperimentTexts.OfRecord(experiment, cancellation) is var all && !_asideOfAll.IsMatch(all)
            && Differing(experiment, evaluation.Points[0], only, all) is { } ofAll)
        {
            return ofAll;
        }

        foreach (AxisDeclaration axis in experiment.Axes.Where(one => one.Fault == AxisFault.None))
        {
            foreach (PointEvaluation point in evaluation.Points)
            {
                if (point.Model is { HiddenSize: >= 4_096 } model && point.Levels.TryGetValue(axis.Property.Name, out object? level)
                    && TextOf(axis, level, cancellation) is var text && !_aside.IsMatch(text)
                    && Differing(experiment, point, model, text) is { } finding)
                {
                    return finding;
                }
            }
        }

        return null;
    }

    /// <summary>Compares a model with the only published Llama that a text names, if the width is that of this Llama.</summary>
    private static Diagnostic? Differing(ExperimentDeclaration experiment, PointEvaluation point, LlamaConfig model, string text)
    {
        if (_name.Matches(text).Cast<Match>().Select(match => $"{match.Groups["size"].Value}B").Distinct().ToList() is not [var size]
            || Array.Find(_published, one => one.Name == size) is not { Name: not null } published || model.HiddenSize != published.Width
            || (model.Layers == published.Layers && model.Heads == published.Heads))
        {
            return null;
        }

        bool isDepth = model.Layers != published.Layers;
        int actual = isDepth ? model.Layers : model.Heads;
        int meant = isDepth ? published.Layers : published.Heads;
        return Regex.IsMatch(text, $@"(?<![\w.,]){actual}(?![\w]|[.,][0-9])")     // the text names the number that the model has
            || ClaimWords.Of(text).Any(word => StatedNumber.OfWord(word) == actual || (word is "one" or "single" && actual == 1))
            ? null
            : Diagnostic.Create(
                Descriptors.StatedModelDiffers,
                SettingPlace.Of(experiment, point, isDepth ? "Model.Layers" : "Model.Heads", "Model"),
                $"Llama {size}",
                $"the model has {actual} {(isDepth ? "layers" : "heads")}; the published one has {meant}",
                $"Set {(isDepth ? "Layers" : "Heads")} to {meant}, or correct the text.");
    }

    /// <summary>The name of a level; for a member of an enum, with its summary.</summary>
    private static string TextOf(AxisDeclaration axis, object level, CancellationToken cancellation) =>
        level as string
        ?? (axis.LevelType.TypeKind == TypeKind.Enum && axis.LevelType.MemberOf(level) is { } member
            ? $"{member.Name} {DocumentationText.Summary(member, cancellation)}"
            : "");
}
