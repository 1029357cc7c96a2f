using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports placeholders that abbreviate an axis, such as <c>{bs}</c> for BatchSize, in the path of a table, if Axes has no entry for the
/// abbreviation.
/// </summary>
internal static class RunPlaceholderRule
{
    /// <summary>The forms of files that have no column of an axis. The columns of other files may include it.</summary>
    private static readonly HashSet<string> _forms = ["TrainerState", "Torchtitan", "TensorBoard"];

    private static readonly Regex _placeholder = new(@"\{([^{}]+)\}", RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(IReadOnlyList<IOperation> operations, ExperimentDeclaration experiment)
    {
        var templates = operations.Select(TemplateOf).OfType<IOperation>()
            .Select(template => (Place: template, Names: NamesIn(WrittenValue.TextOf(template))))
            .Where(template => template.Names.Count > 0).ToList();
        if (templates.Count == 0)
        {
            yield break;
        }

        var mapped = new HashSet<string>(
            operations.OfType<ISimpleAssignmentOperation>()
                .Where(write => write.Target is IPropertyReferenceOperation { Property.Name: "Axes" })
                .SelectMany(write => write.Value.DescendantsAndSelf()).Select(WrittenValue.TextOf).OfType<string>(),
            StringComparer.Ordinal);
        foreach (var (place, names) in templates)
        {
            foreach (string name in names.Where(name => !mapped.Contains(name)))
            {
                if (RunColumnRule.AxisOf(name, experiment) is { } axis && !mapped.Contains(axis)
                    && !names.Exists(other => RunColumnRule.IsSame(other, axis)) && !RunColumnRule.IsSame(name, axis))
                {
                    yield return Diagnostic.Create(
                        Descriptors.TableNamesUnknown,
                        place.Syntax.GetLocation(),
                        Remedy.Of((Remedy.Values, WrittenValue.TextOf(place)!.IndexOf(Remedy.Separator) >= 0 ? null
                            : LevelName.Of(WrittenValue.TextOf(place)!.Replace($"{{{name}}}", $"{{{axis}}}"), null))),
                        $"placeholder '{name}', which is not the name of an axis. Write {{{axis}}}, or "
                            + $"Axes = [(nameof({Naming.Escaped(axis)}), \"{name}\")].");
                }
            }
        }
    }

    /// <summary>The names of the placeholders in a path or in a pattern of run names. They become columns.</summary>
    public static List<string> NamesIn(string? template) =>
        [.. _placeholder.Matches(template ?? "").Cast<Match>().Select(match => match.Groups[1].Value)];

    /// <summary>The path of a table; null for other operations.</summary>
    private static IOperation? TemplateOf(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { ContainingType.Name: "RunTable", Name: var form } } call when _forms.Contains(form) =>
            WrittenValue.ArgumentOf(call.Arguments, "path"),
        _ => null,
    };
}
