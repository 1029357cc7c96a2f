using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <content>Evaluates dictionaries, such as schedules by name, in which settings look up a value by a level, and lists.</content>
internal sealed partial class SettingsEvaluator
{
    /// <summary>A dictionary with known keys and values.</summary>
    private sealed class DictionaryValue : Dictionary<object, object?>;

    /// <summary>Whether equality of a key is that of its content.</summary>
    private static bool IsKey(object key) => key is IConvertible || (key is TupleValue tuple && tuple.Elements.All(IsSimple));

    /// <summary>The methods of .NET that copy a collection into another one with the same elements.</summary>
    private static readonly HashSet<string> _copies =
    [
        "ToFrozenDictionary", "ToImmutableDictionary", "ToArray", "ToList", "ToImmutableArray", "ToImmutableList", "AsReadOnly",
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
    /// The result of <c>TryGetValue</c>, <c>ContainsKey</c> or <c>GetValueOrDefault</c> of a dictionary; null for another method.
    /// </summary>
    private object? LookedUp(IInvocationOperation invocation)
    {
        if (invocation.TargetMethod is not { Name: "TryGetValue" or "ContainsKey" or "GetValueOrDefault" } method
            || method.Locations.Any(place => place.IsInSource))
        {
            return null;
        }

        var arguments = invocation.Arguments.OrderBy(argument => argument.Parameter?.Ordinal ?? 0)
            .Select(argument => argument.Value).ToList();
        if (invocation.Instance is { } dictionary)
        {
            arguments.Insert(0, dictionary);
        }

        if (arguments is not [var table, var key, ..] || Evaluate(table) is not DictionaryValue entries || Evaluate(key) is not { } sought)
        {
            return null;
        }

        if (sought is Unknown || !IsKey(sought))
        {
            return sought as Unknown ?? new Unknown(key.Syntax);
        }

        bool isFound = entries.TryGetValue(sought, out object? content);
        switch (method.Name, arguments.Skip(2).FirstOrDefault())
        {
            case ("ContainsKey", null):
                return isFound;
            case ("GetValueOrDefault", var otherwise):
                return isFound ? content : otherwise is null ? DefaultOf(invocation.Type, invocation.Syntax) : Evaluate(otherwise);
            case ("TryGetValue", IDiscardOperation):
                return isFound;
            case ("TryGetValue", IDeclarationExpressionOperation { Expression: ILocalReferenceOperation { Local: var local } }):
                _locals[local] = isFound ? content : DefaultOf(local.Type, invocation.Syntax);
                return isFound;
            default:
                return null;
        }
    }

    /// <summary>Creates a lazy value, which is the function that computes it. Null for another type or another way to create it.</summary>
    private FunctionValue? CreateLazy(IObjectCreationOperation creation) =>
        creation is { Type: { Name: "Lazy", ContainingNamespace.Name: "System" }, Arguments: [{ Value: var function }] }
        && Evaluate(function) is FunctionValue known
            ? known
            : null;

    /// <summary>Creates a list from <c>new List&lt;int> { 1, 2 }</c>. Null for another type or initializer.</summary>
    private object? CreateList(IObjectCreationOperation creation)
    {
        if (creation is not { Arguments.IsEmpty: true, Type: { Name: "List", ContainingNamespace: { Name: "Generic" } } })
        {
            return null;
        }

        var elements = new List<IOperation>();
        foreach (IOperation part in creation.Initializer?.Initializers ?? [])
        {
            if (part is not IInvocationOperation { TargetMethod.Name: "Add", Arguments: [{ Value: var element }] })
            {
                return null;
            }

            elements.Add(element);
        }

        return Elements(elements);
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

            if (known is null || !IsKey(known) || (isNew && dictionary.ContainsKey(known)))
            {
                return null;                                                        // the program throws
            }

            dictionary[known] = content;
        }

        return dictionary;
    }
}
