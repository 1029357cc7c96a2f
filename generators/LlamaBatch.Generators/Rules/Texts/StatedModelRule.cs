using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports models that do not have the heads, the layers or the preset that the question or the summary states for all of them, such as
/// multi-head attention beside fewer key-value heads than heads.
/// </summary>
internal static class StatedModelRule
{
    private static readonly Regex _multiHead = new(
        @"\b(plain|full|standard|ordinary|usual|classic) multi-head attention\b"
            + @"|\bheads of multi-head attention\b"
            + @"|\b(every|each) (query |attention )?head has (its own (key|pair)"
            + "|a key(-value)? head (and a value head )?of its own)"
            + @"|\b(query )?heads?,? each with (its own|one) key-value head\b"
            + @"|\b(a|one|its own) key-value head for (each|every) (query )?head",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _multiQuery = new(
        @"\b(with|uses?|has|have|is) multi-query attention\b"
            + @"|\b(all|the) (query |attention )?heads share (one|a single|the same) key-value head\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _asideOfQuery = new(
        @"\b(multi-head|grouped|GQA|MHA|instead|unlike|against|versus|compared|than|not|whether|or|if|from|to)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words in texts that compare kinds of attention.</summary>
    private static readonly Regex _shared = new(
        @"\b(grouped|multi)-query\b|\b(GQA|MQA|shared?|sharing|instead|unlike|against|versus|compared|with ([0-9]+|two|three|four|six|eight|sixteen) heads)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The width of every head. A text with several widths does not match.</summary>
    private static readonly Regex _width = new(
        @"\b((each|every|all) (attention |query )?heads? (is|are|stays?|remains?) (?<n>[0-9]{1,6}) (wide|dimensions)"
            + @"|heads? (width|size|dimension) stays (?<n>[0-9]{1,6}))\b(?!\s*(,|and|or|to|against|than)\s*[0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The preset of all models, as in "The model is LlamaConfig.Micro".</summary>
    private static readonly Regex _preset = new(
        @"\b(?i:models?) (is|are) (a |an |the )?LlamaConfig\.(?<name>[A-Z][A-Za-z0-9]*)\b",
        RegexOptions.CultureInvariant);

    private static readonly Regex _layers = new(
        $@"\b(with|has|have|of) ({StatedNumber.Integer}|{StatedNumber.Word}) (decoder |transformer )?layers\b"
            + @"(?!\s*(,|and|or|to|against|than)\s*([0-9]|one|two|three|four|six|eight))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex _ofModel = new(
        @"\b(models?|decoders?|networks?|transformers?|LlamaConfig)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Words about another model, or about a part of this one.</summary>
    private static readonly Regex _otherModel = new(
        @"\b(papers?|published|article|original|et al|instead|deeper|shallower|unlike|larger|smaller|scaled|Llama|GPT\S*|OLMo|Pythia"
            + @"|at most|at least|than|against|versus|compared|not|would|could|first|last|blocks?|each|every|per|groups?|stages?"
            + @"|import\w*)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        if (evaluation.Points.Count == 0 || evaluation.Points.Any(point => point.Model is null || point.Model.Problems().Any()))
        {
            yield break;
        }

        string text = ExperimentTexts.OfRecord(experiment, cancellation);
        if (Preset(experiment, evaluation, text) is { } ofPreset)
        {
            yield return ofPreset;
            yield break;
        }

        if (Layers(experiment, evaluation, text) is { } layers)
        {
            yield return layers;
            yield break;
        }

        if (_multiHead.Match(text) is { Success: true } said && !_shared.IsMatch(text)
            && evaluation.Points.FirstOrDefault(point => point.Model!.KeyValueHeads != point.Model.Heads) is { } grouped)
        {
            yield return Diagnostic.Create(
                Descriptors.StatedModelDiffers,
                SettingPlace.Of(experiment, grouped, "Model.KeyValueHeads", "Model.Heads"),
                said.Value,
                $"{grouped.Model!.Heads} heads share {grouped.Model.KeyValueHeads} key-value heads{Where(experiment, evaluation, grouped)}",
                "Set KeyValueHeads to the number of heads, or correct the text.");
        }

        if (_multiQuery.Match(text) is { Success: true } shares && !_asideOfQuery.IsMatch(text)
            && evaluation.Points.All(point => point.Model!.KeyValueHeads > 1))
        {
            yield return Diagnostic.Create(
                Descriptors.StatedModelDiffers,
                SettingPlace.Of(experiment, evaluation.Points[0], "Model.KeyValueHeads", "Model"),
                shares.Value,
                $"the model has {evaluation.Points[0].Model!.KeyValueHeads} key-value heads",
                "Set KeyValueHeads to 1, or correct the text.");
        }

        if (!_shared.IsMatch(text) && _width.Matches(text).Cast<Match>().ToList() is [var width]
            && int.Parse(width.Groups["n"].Value, CultureInfo.InvariantCulture) is var stated
            && evaluation.Points.FirstOrDefault(point => point.Model!.HeadDim != stated) is { } other)
        {
            yield return Diagnostic.Create(
                Descriptors.StatedModelDiffers,
                SettingPlace.Of(experiment, other, "Model.HeadDim", "Model.Heads"),
                width.Value,
                $"HeadDim is {other.Model!.HeadDim}{Where(experiment, evaluation, other)}",
                $"Set HeadDim to {stated}, or correct the text.");
        }
    }

    private static Diagnostic? Preset(ExperimentDeclaration experiment, SweepEvaluation evaluation, string text)
    {
        string[] used =
        [
            .. evaluation.Presets.Where(preset => preset.Section == "Model").Select(preset => preset.Expression)
                .Where(preset => preset.StartsWith("LlamaConfig.", StringComparison.Ordinal)),
        ];
        return _preset.Matches(text).Cast<Match>().ToList() is [var said] && $"LlamaConfig.{said.Groups["name"].Value}" is var name
            && used is [var other] && other != name
            ? Diagnostic.Create(
                Descriptors.StatedModelDiffers,
                SettingPlace.Of(experiment, evaluation.Points[0], "Model"),
                said.Value,
                $"Model starts from {other}",
                $"Use {name}, or correct the text.")
            : null;
    }

    private static Diagnostic? Layers(ExperimentDeclaration experiment, SweepEvaluation evaluation, string text) =>
        ExperimentTexts.SentencesIn(text).Where(sentence => _ofModel.IsMatch(sentence) && !_otherModel.IsMatch(sentence))
            .SelectMany(sentence => _layers.Matches(sentence).Cast<Match>()).ToList() is [var said]
        && StatedNumber.In(said) is var stated
        && evaluation.Points.Select(point => point.Model!.Layers).Distinct().ToList() is [var actual] && !stated.Equals((double)actual)
            ? Diagnostic.Create(
                Descriptors.StatedModelDiffers,
                SettingPlace.Of(experiment, evaluation.Points[0], "Model.Layers", "Model"),
                said.Value,
                $"Layers is {actual}",
                $"Set Layers to {Number.Exact(stated)}, or correct the text.")
            : null;

    /// <summary>The levels of a point on which the heads depend, as in " at Heads = 4"; empty if they depend on none.</summary>
    private static string Where(ExperimentDeclaration experiment, SweepEvaluation evaluation, PointEvaluation point)
    {
        var levels = experiment.Axes.Where(axis => point.Levels.ContainsKey(axis.Property.Name)
                && axis.Changes(evaluation.Points, one => (one.Model?.HeadDim, one.Model?.Heads, one.Model?.KeyValueHeads)))
            .Select(axis => $"{axis.Property.Name} = {LevelName.Of(point.Levels[axis.Property.Name], null)}").ToList();
        return levels.Count == 0 ? "" : $" at {string.Join(", ", levels)}";
    }
}
