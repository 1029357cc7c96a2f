using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports models whose number of parameters differs from that in the summary, as in "a model of 0.1 million parameters", and models with
/// different numbers beside a text that calls the numbers the same.
/// </summary>
internal static class StatedParametersRule
{
    /// <summary>The largest factor between a stated and an actual number that rounding explains.</summary>
    internal const double Rounding = 1.4;

    /// <summary>The largest relative difference between numbers that a text without a tolerance calls the same.</summary>
    internal const double Same = 0.12;

    private static readonly Regex _number = new(
        @"\b(models?|decoders?|networks?|transformers?) (of|with|has|have) (about |roughly |nearly |some )?(?<![\d.,])"
            + $@"((?<number>[0-9][0-9,]{{0,15}}(\.[0-9]+)?){StatedNumber.Scale}|(a|one) (?<one>million|billion)) "
            + @"(parameters|weights)\b(?! (per|in|of|for)\b)",
        RegexOptions.CultureInvariant);

    /// <summary>The number of parameters of "the model", which is that of the experiment.</summary>
    private static readonly Regex _own = new(
        @"\bthe (model|decoder|network|transformer)(['’]s| has| with its) (about |roughly |nearly |some )?(?<![\d.,])"
            + $@"(?<number>[0-9][0-9,]{{0,15}}(\.[0-9]+)?){StatedNumber.Scale} (parameters|weights)\b(?! (per|in|of|for)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words about another model, or about a part of it, in such a sentence.</summary>
    private static readonly Regex _asideOfOwn = new(
        @"\b(larger|smaller|scaled|up to|at most|at least|embeddings?|non-embedding|active|trainable|experts?|smallest|largest|first|second"
            + @"|predict|predicts|predicted|rules?|laws?|GPT\S*|OLMo|Pythia|instead|tiny|full)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _same = new(
        @"\b((the|an?) (same|equal|identical) (number|count) of (weights|parameters)(?<layers> in (their|the|its) (decoder )?layers)?"
            + @"|equally many (weights|parameters)(?<layers> in (their|the|its) (decoder )?layers)?"
            + @"|the same (parameter|weight) counts?"
            + @"|the (number|count) of (weights|parameters) (stays|remains|is kept|is) (the same|equal|constant|fixed))"
            + @"(?=[.,;:)]|$)(, to (within )?(about )?(?<tolerance>[0-9]{1,2}(\.[0-9])?) ?%)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The word "or" between two numbers of a list.</summary>
    private static readonly Regex _listed = new(
        @"(?<=\b([0-9]+|one|two|three|four|five|six|seven|eight|nine|ten|twelve),?) or (?=([0-9]+|two|three|four|five|six|seven|eight|nine"
            + @"|ten|twelve|sixteen)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words about another model, or about a part of the models.</summary>
    private static readonly Regex _aside = new(
        @"\b(larger|smaller|scaled|up to|at most|at least|more|less|fewer|most|least|below|above|between|from|to [0-9]|Llama|GPT\S*|OLMo"
            + @"|Pythia|pairs?|two of|three of|embeddings?|non-embedding|active|trainable|expert|experts|token|tokens|every|each|per"
            + "|smallest|largest|first|second|predict|predicts|predicted|rules?|laws?|formula|optimum|optimal|holds?|typical|practice"
            + @"|reports?|studies|big|real|takes?|costs?|months|days|years|instead|tiny)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words in questions about models that are not trained here.</summary>
    private static readonly Regex _transferred = new(
        @"\b(carry|carries|carried|transfers?|transferred|extrapolates?|extrapolated|apply|applies|to an? (model|network|transformer))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The words among these that a statement about equal numbers may have.</summary>
    private static readonly Regex _asideOfSame = new(
        @"\b(pairs?|two of|three of|nearly|almost|roughly|about|token|tokens|each width|each depth|first|second|when|where|once"
            + @"|as long as)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static Diagnostic? Check(
        ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        if (!evaluation.HasAllPoints || evaluation.Points.Count == 0
            || evaluation.Points.Any(point => point.Model is null || point.Model.Problems().Any()))
        {
            return null;
        }

        string text = DocumentationText.All(experiment.Record, cancellation);
        // "One, two or four heads" lists the levels.
        string[] sentences = [.. PlainSentences.In(_listed.Replace(text, " and "))];
        // A question about the model states its size too.
        var withQuestions = PlainSentences.In(text.Replace('?', '.')).Where(sentence => !_transferred.IsMatch(sentence)).ToArray();
        return Stated(experiment, evaluation.Points, withQuestions)
            ?? Equal(experiment, evaluation.Points, sentences)
            ?? OfMember(experiment, evaluation.Points, cancellation);
    }

    /// <summary>The number of parameters in a text such as "model of 7 billion parameters". Null for other texts.</summary>
    public static double? NumberIn(string text) => _number.Match(text) is { Success: true } said ? ValueOf(said) : null;

    private static double ValueOf(Match said) => said.Groups["one"] is { Success: true, Value: var one } ? one == "million" ? 1e6 : 1e9
        : StatedNumber.In(said);

    /// <summary>Whether a model has another number of parameters. Some authors do not count embeddings.</summary>
    public static bool IsOutside(double stated, LlamaConfig model) =>
        InLayers(model) > stated * Rounding || model.Parameters < stated / Rounding;

    private static Diagnostic? Stated(ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, string[] sentences)
    {
        var statements = sentences.Where(sentence => !_aside.IsMatch(sentence))
            .SelectMany(sentence => _number.Matches(sentence).Cast<Match>()).ToList();
        if (statements is not [var said] || ValueOf(said) is not (> 1_000 and var stated))
        {
            return null;
        }

        return points.All(point => IsOutside(stated, point.Model!))
            ? Diagnostic.Create(
                Descriptors.StatedModelDiffers,
                SettingPlace.Of(experiment, points[0], "Model"),
                said.Value,
                $"there are {Between(points.Select(point => (double)point.Model!.Parameters))} parameters",
                "Change Model, or correct the text.")
            : null;
    }

    /// <summary>Compares the number of parameters in the summary of a constant or a property with the model.</summary>
    private static Diagnostic? OfMember(
        ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, CancellationToken cancellation)
    {
        var said = experiment.Record.GetMembers().Where(member => member is IFieldSymbol or IPropertySymbol && !member.IsImplicitlyDeclared)
            .SelectMany(member => PlainSentences.In(DocumentationText.All(member, cancellation)))
            .Where(sentence => !_asideOfOwn.IsMatch(sentence)).SelectMany(sentence => _own.Matches(sentence).Cast<Match>()).ToList();
        return said.Find(match => StatedNumber.In(match) is > 1_000 and var stated && points.All(point => IsOutside(stated, point.Model!)))
            is { } other
            ? Diagnostic.Create(
                Descriptors.StatedModelDiffers,
                SettingPlace.Of(experiment, points[0], "Model"),
                other.Value,
                $"there are {Between(points.Select(point => (double)point.Model!.Parameters))} parameters",
                "Change Model, or correct the text.")
            : null;
    }

    private static Diagnostic? Equal(ExperimentDeclaration experiment, IReadOnlyList<PointEvaluation> points, string[] sentences)
    {
        if (experiment.Axes.Count(axis => axis.TunedPer is null) != 1
            || sentences.Where(sentence => !_asideOfSame.IsMatch(sentence)).SelectMany(sentence => _same.Matches(sentence).Cast<Match>())
                .ToList() is not [var said])
        {
            return null;
        }

        double tolerance = said.Groups["tolerance"].Success ? 1.1 * StatedNumber.In(said, "tolerance") / 100 : Same;
        double[] inLayers = [.. points.Select(point => InLayers(point.Model!))];
        double[] all = [.. points.Select(point => (double)point.Model!.Parameters)];
        bool isOfLayers = said.Groups["layers"].Success;
        return Differ(inLayers) && (isOfLayers || Differ(all))
            ? Diagnostic.Create(
                Descriptors.StatedModelDiffers,
                SettingPlace.Of(experiment, points[0], "Model.Layers", "Model"),
                said.Value,
                $"there are {Between(isOfLayers ? inLayers : all)} parameters{(isOfLayers ? " in the layers" : "")}",
                "Change Model, or correct the text.")
            : null;

        bool Differ(double[] numbers) => numbers.Max() > numbers.Min() * (1 + tolerance);
    }

    private static double InLayers(LlamaConfig model) => model.Parameters - (model with { Layers = 0 }).Parameters;

    private static string Between(IEnumerable<double> numbers)
    {
        var sorted = numbers.Distinct().OrderBy(number => number).ToList();
        string least = FormattableString.Invariant($"{sorted[0]:N0}");
        return sorted.Count == 1 ? least : FormattableString.Invariant($"{least} to {sorted[sorted.Count - 1]:N0}");
    }
}
