using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>Evaluates dictionaries, such as schedules by name, in which settings look up a value by a level.</summary>
internal sealed partial class SettingsEvaluator
{
    /// <summary>A dictionary with known keys and values.</summary>
    private sealed class DictionaryValue : Dictionary<object, object?>;

    /// <summary>The methods of .NET that copy a collection into another one with the same elements.</summary>
    private static readonly HashSet<string> _copies =
    [
        "ToFrozenDictionary", "ToImmutableDictionary", "ToArray", "ToList", "ToImmutableArray", "ToImmutableList",
    ];

    /// <summary>Whether a collection keeps its elements in the order in which they are written, as an array does and a set does not.</summary>
    private static bool IsSequence(IOperation source) => WrittenType(source) is IArrayTypeSymbol or INamedTypeSymbol
    {
        Name: "List" or "IReadOnlyList" or "IList" or "ImmutableArray" or "ImmutableList" or "ReadOnlyCollection",
    };

    private static ITypeSymbol? WrittenType(IOperation source) =>
        source is IConversionOperation { IsImplicit: true, Operand: var operand } ? WrittenType(operand) : source.Type;

    /// <summary>The collection that a method such as <c>ToFrozenDictionary()</c> copies; null for another method.</summary>
    private object? Copied(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        IOperation? source = invocation.Instance ?? invocation.Arguments.FirstOrDefault()?.Value;
        return source is not null && _copies.Contains(method.Name) && !method.Locations.Any(place => place.IsInSource)
            && invocation.Arguments.Skip(invocation.Instance is null ? 1 : 0).All(other => other.ArgumentKind == ArgumentKind.DefaultValue)
                ? Evaluate(source) switch
                {
                    DictionaryValue dictionary when method.Name.EndsWith("Dictionary", StringComparison.Ordinal) => dictionary,
                    List<object?> list when !method.Name.EndsWith("Dictionary", StringComparison.Ordinal) && IsSequence(source) =>
                        new List<object?>(list),
                    Unknown { Problem: not null } unknown => unknown,
                    _ => null,
                }
                : null;
    }

    /// <summary>
    /// Creates a dictionary with the default comparer from <c>["a"] = …</c> or <c>{ "a", … }</c>. Null for another type or initializer.
    /// </summary>
    private object? CreateDictionary(IObjectCreationOperation creation)
    {
        if (creation is not { Arguments.IsEmpty: true, Initializer: { } initializer }
            || creation.Type?.OriginalDefinition.ToDisplayString() != "System.Collections.Generic.Dictionary<TKey, TValue>")
        {
            return null;
        }

        var dictionary = new DictionaryValue();
        foreach (IOperation part in initializer.Initializers)
        {
            (IOperation Key, IOperation Value, bool IsNew)? entry = part switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: [{ Value: var index }] }, Value: var written }
                    => (index, written, false),
                IInvocationOperation { TargetMethod.Name: "Add", Arguments: [{ Value: var first }, { Value: var second }] }
                    => (first, second, true),
                _ => null,
            };
            if (entry is not var (key, value, isNew))
            {
                return null;
            }

            object? known = Evaluate(key);
            object? content = Evaluate(value);
            if (known is Unknown || content is Unknown)
            {
                return known is Unknown ? known : content;
            }

            if (known is null || (isNew && dictionary.ContainsKey(known)))
            {
                return null;                                                        // the program throws
            }

            dictionary[known] = content;
        }

        return dictionary;
    }
}
