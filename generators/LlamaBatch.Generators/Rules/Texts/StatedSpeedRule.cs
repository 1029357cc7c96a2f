using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports speeds that were measured with another model, as in "tokens per second of Nano" on what <c>MeasuredSpeed</c> reads, beside a
/// model that starts from <c>LlamaConfig.Micro</c>.
/// </summary>
internal static class StatedSpeedRule
{
    private static readonly Regex _speed = new(
        @"\b(?i:speeds?|(tokens|steps|sequences|bytes) (per|a|each) (second|minute)|throughput|step times?)\b[^.;]{0,60}?"
            + @"\b(of|for|with|by) (a |the )?(LlamaConfig\.)?(?<name>[A-Z][A-Za-z0-9]*)\b",
        RegexOptions.CultureInvariant);

    public static Diagnostic? Check(ExperimentDeclaration experiment, SweepEvaluation evaluation, CancellationToken cancellation)
    {
        string[] used =
        [
            .. evaluation.Presets.Where(preset => preset.Section == "Model").Select(preset => preset.Expression)
                .Where(preset => preset.StartsWith("LlamaConfig.", StringComparison.Ordinal)).Distinct(),
        ];
        if (used is not [var own] || evaluation.Points.Count == 0 || ModelType(experiment) is not { } model
            || experiment.Record.GetMembers("MeasuredSpeed").OfType<IPropertySymbol>().FirstOrDefault() is not { } speed)
        {
            return null;
        }

        List<ISymbol> read = ReadBy(speed, experiment, cancellation);
        // A speed that is converted for another model may be documented as it was measured.
        if (read.Exists(member => MemberSyntax.Body(member.Declaration(cancellation)) is { } body
            && experiment.Bodies.Of(body)?.DescendantsAndSelf().OfType<IBinaryOperation>()
                .Any(one => one.OperatorKind is BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide) == true))
        {
            return null;
        }

        foreach (ISymbol member in read)
        {
            var said = PlainSentences.In(DocumentationText.All(member, cancellation))
                .SelectMany(sentence => _speed.Matches(sentence).Cast<Match>())
                .Where(match => IsPreset(model, match.Groups["name"].Value)).ToList();
            if (said.Count > 0 && said.TrueForAll(match => $"LlamaConfig.{match.Groups["name"].Value}" != own))
            {
                return Diagnostic.Create(
                    Descriptors.StatedModelDiffers,
                    SettingPlace.Of(experiment, evaluation.Points[0], "Model"),
                    said[0].Value,
                    $"Model starts from {own}",
                    $"Use the speed of {own}, change Model, or correct the text.");
            }
        }

        return null;
    }

    private static ITypeSymbol? ModelType(ExperimentDeclaration experiment) =>
        experiment.Record.SelfAndBases().SelectMany(type => type.GetMembers("Model")).OfType<IPropertySymbol>().FirstOrDefault()?.Type;

    private static bool IsPreset(ITypeSymbol model, string name) =>
        model.GetMembers(name).OfType<IPropertySymbol>().Any(member => member.IsStatic);

    /// <summary>A property, and the members of the record that it reads, directly or through others.</summary>
    private static List<ISymbol> ReadBy(ISymbol first, ExperimentDeclaration experiment, CancellationToken cancellation)
    {
        List<ISymbol> found = [first];
        for (int i = 0; i < found.Count; i++)
        {
            if (MemberSyntax.Body(found[i].Declaration(cancellation)) is { } body && experiment.Bodies.Of(body) is { } code)
            {
                found.AddRange(code.DescendantsAndSelf().Select(one => one switch
                {
                    IMemberReferenceOperation read => read.Member,
                    IInvocationOperation call => call.TargetMethod,
                    _ => null,
                }).OfType<ISymbol>().Where(member => SymbolEqualityComparer.Default.Equals(member.ContainingType, experiment.Record)
                    && !found.Contains(member, SymbolEqualityComparer.Default)).Distinct<ISymbol>(SymbolEqualityComparer.Default).ToList());
            }
        }

        return found;
    }
}
