using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports a placeholder in the path or in the names of imported runs that has only a part of an axis's name, such as <c>{Batch}</c> for
/// <c>BatchSize</c>.
/// </summary>
internal static class PathPlaceholderRule
{
    private static readonly Regex _placeholder = new(@"\{([A-Za-z_][A-Za-z0-9_]*)\}", RegexOptions.CultureInvariant);

    /// <summary>The forms of files that seldom have a column of an axis, so that the names of runs give its levels.</summary>
    private static readonly HashSet<string> _forms = ["WandB", "TensorBoard", "Torchtitan", "TrainerState"];

    public static IEnumerable<Diagnostic> Check(IOperation operation, ExperimentDeclaration experiment)
    {
        if (TemplateOf(operation) is not { } written)
        {
            yield break;
        }

        if (AxisIn(written, experiment) is { } interpolated)
        {
            yield return Diagnostic.Create(
                Descriptors.TableNamesUnknown,
                written.Syntax.GetLocation(),
                $"one level of '{interpolated}' in the path, so only its runs are read. Write a placeholder, {{{{{interpolated}}}}}.");
        }

        if (WrittenValue.TextOf(written) is not { } template)
        {
            yield break;
        }

        // Any name that the table writes may be the column of the placeholder.
        var named = new HashSet<string>(
            (operation.Parent switch
            {
                IWithOperation { Initializer: { } initializer } => initializer.Descendants(),
                IObjectOrCollectionInitializerOperation initializer => initializer.Descendants(),
                _ => [],
            }).Select(WrittenValue.TextOf).OfType<string>(),
            StringComparer.OrdinalIgnoreCase);
        var placeholders = _placeholder.Matches(template).Cast<Match>().Select(match => match.Groups[1].Value).ToList();
        foreach (string placeholder in placeholders.Where(name => !named.Contains(name)))
        {
            var axes = experiment.Axes.Select(axis => axis.Property.Name).ToList();
            if (!axes.Exists(axis => RunColumnRule.IsSame(axis, placeholder))
                && axes.FindAll(axis => IsFirstWord(placeholder, axis)) is [var meant]
                && !placeholders.Exists(other => RunColumnRule.IsSame(other, meant)) && !named.Contains(meant))
            {
                yield return Diagnostic.Create(
                    Descriptors.TableNamesUnknown,
                    written.Syntax.GetLocation(),
                    $"placeholder '{{{placeholder}}}', which is no axis. Write {{{meant}}}, or add (nameof({meant}), \"{placeholder}\") to Axes.");
            }
        }
    }

    /// <summary>An axis whose value an interpolated path contains; null for other paths.</summary>
    private static string? AxisIn(IOperation written, ExperimentDeclaration experiment) =>
        WrittenList.Unconverted(written) is IInterpolatedStringOperation path
            ? path.Parts.OfType<IInterpolationOperation>().SelectMany(part => part.Expression.DescendantsAndSelf())
                .OfType<IPropertyReferenceOperation>().Select(read => read.Property.Name)
                .FirstOrDefault(name => experiment.Axes.Any(axis => axis.Property.Name == name))
            : null;

    /// <summary>The path of a table, or the pattern of its run names; null for other operations.</summary>
    private static IOperation? TemplateOf(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.ContainingType.Name: "RunTable" } call => WrittenValue.ArgumentOf(call.Arguments, "path"),
        ISimpleAssignmentOperation
        {
            Target: IPropertyReferenceOperation { Property: { Name: "RunNames", ContainingType.Name: "RunTable" } },
            Parent.Parent: IWithOperation { Operand: var table },
        } write when WrittenList.Unconverted(table) is IInvocationOperation { TargetMethod.Name: var form } && _forms.Contains(form) =>
            write.Value,
        _ => null,
    };

    private static bool IsFirstWord(string word, string name) =>
        word.Equals(ClaimWords.PartsOf(name).FirstOrDefault(), StringComparison.OrdinalIgnoreCase);
}
