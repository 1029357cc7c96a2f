using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports the arithmetic of another model than the one that the texts of imported runs name, such as that of Llama 7B beside runs of
/// Llama 3.1 8B.
/// </summary>
internal static class ModelNameRule
{
    private static readonly Regex _size = new(@"(?<![\d.,])(\d+(\.\d+)?)[ _]?B\b(?! *tokens)", RegexOptions.CultureInvariant);

    private static readonly Regex _preset = new(@"^Llama(?:\w*_)?(\d+)B", RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(
        ExperimentDeclaration experiment, IReadOnlyList<IOperation> operations, CancellationToken cancellation)
    {
        if (experiment.Setting("FlopsPerToken") is not { } setting
            || !SymbolEqualityComparer.Default.Equals(setting.ContainingType, experiment.Record)
            || setting.Declaration(cancellation) is not { } declaration)
        {
            yield break;
        }

        var named = declaration.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .Select(access => (Name: access.Name, Match: _preset.Match(access.Name.Identifier.ValueText)))
            .Where(one => one.Match.Success).ToList();
        var said = new HashSet<string>(
            from text in operations.OfType<ISimpleAssignmentOperation>()
                .Where(write => write.Target is IPropertyReferenceOperation
                {
                    Property: { Name: "Source", ContainingType.Name: "RunTable" },
                })
                .Select(write => RunTableRule.TextOf(write.Value) ?? "")
                .Append(experiment.Question).Append(DocumentationText.Summary(experiment.Record, cancellation))
            from match in _size.Matches(text).Cast<Match>()
            select match.Groups[1].Value);
        if (named is [var only] && said.Count > 0 && !said.Contains(only.Match.Groups[1].Value))
        {
            yield return Diagnostic.Create(
                Descriptors.ArithmeticOfAnother,
                only.Name.GetLocation(),
                only.Name.Identifier.ValueText,
                Sentence.AllOf(said.Select(size => $"{size}B")));
        }
    }
}
