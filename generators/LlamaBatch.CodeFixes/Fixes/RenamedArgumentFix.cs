using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.CodeFixes;

/// <summary>Renames a named argument in a claim after its axis was renamed (compiler error CS1739).</summary>
/// <remarks>When an editor renames an axis, it does not rename the generated parameters for that axis.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenamedArgumentFix)), Shared]
public sealed class RenamedArgumentFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["CS1739"];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Node.FirstAncestorOrSelf<NameColonSyntax>() is not
            { Parent: ArgumentSyntax { Parent: BaseArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument } written
            || mistake.Record is not { } record || !record.DerivesFromExperiment())
        {
            return;
        }

        string[] parameters = [.. mistake.Model.GetMemberGroup(call.Expression, mistake.Cancellation).OfType<IMethodSymbol>()
            .SelectMany(method => method.Parameters)
            .Select(parameter => parameter.Name)];
        string[] given = [.. list.Arguments.Select(one => one.NameColon?.Name.Identifier.ValueText).OfType<string>()];
        object[] levels = [.. argument.Expression.DescendantNodesAndSelf().OfType<ExpressionSyntax>()
            .Select(one => mistake.Model.GetConstantValue(one, mistake.Cancellation).Value)
            .OfType<object>()];
        string old = written.Name.Identifier.ValueText;
        IEnumerable<string> meant = ClaimArguments.Parameters(record)
            .Where(one => parameters.Contains(one.Parameter) && !given.Contains(one.Parameter) && levels.All(level => Has(one.Axis, level)))
            .OrderBy(one => -CommonLetters(one.Parameter, old))
            .Select(one => one.Parameter);
        foreach (string parameter in meant)
        {
            mistake.Offer(
                $"Rename the argument to '{parameter}'",
                $"{old}.{parameter}",
                Edit.Replace(written.Name, Naming.Escaped(parameter)));
        }
    }

    private static bool Has(IPropertySymbol axis, object level) => axis.Attributes(KnownNames.AxisAttribute)
        .SelectMany(attribute => attribute.ConstructorArguments)
        .Where(levels => levels.Kind == TypedConstantKind.Array && !levels.IsNull)
        .SelectMany(levels => levels.Values)
        .Any(one => Equals(one.Value, level)
            || (LevelEdits.NumberOf(level) is { } number && LevelEdits.NumberOf(one.Value).Equals(number)));

    /// <summary>The length of the longest common substring of two names, ignoring case.</summary>
    private static int CommonLetters(string one, string other) => Enumerable.Range(0, one.Length)
        .SelectMany(start => Enumerable.Range(1, one.Length - start).Select(length => one.Substring(start, length)))
        .Where(part => other.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0)
        .Select(part => part.Length)
        .DefaultIfEmpty(0)
        .Max();
}
