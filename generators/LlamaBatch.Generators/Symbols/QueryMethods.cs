using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>The query methods of .NET, such as <c>First</c> and <c>Zip</c>, which read lists and never change them.</summary>
internal static class QueryMethods
{
    private static readonly HashSet<string> _deferred =
    [
        "Range", "Repeat", "Select", "Where", "Take", "Skip", "TakeWhile", "SkipWhile", "Zip", "Concat", "Append", "Prepend", "Distinct",
        "OrderBy", "OrderByDescending",
    ];

    private static readonly HashSet<string> _immediate =
    [
        "Sum", "Average", "Min", "Max", "MinBy", "MaxBy", "Count", "Any", "All", "First", "Last", "Single", "ElementAt", "Contains",
        "IndexOf", "Aggregate", "ToArray", "ToList", "FirstOrDefault", "LastOrDefault", "SingleOrDefault", "Find", "FindLast", "FindIndex",
        "FindAll", "Exists", "TrueForAll", "ConvertAll",
    ];

    /// <summary>
    /// Methods of <c>Array</c> and <c>Enumerable</c> that do what the named query method does, if there is a matching element.
    /// </summary>
    private static readonly Dictionary<string, string> _synonyms = new(StringComparer.Ordinal)
    {
        ["Find"] = "First",
        ["FirstOrDefault"] = "First",
        ["FindLast"] = "Last",
        ["LastOrDefault"] = "Last",
        ["SingleOrDefault"] = "Single",
        ["Exists"] = "Any",
        ["TrueForAll"] = "All",
        ["FindAll"] = "Where",
        ["ConvertAll"] = "Select",
    };

    /// <summary>Whether a method returns a default value if no element matches.</summary>
    public static bool HasDefault(string method) =>
        method is "Find" or "FindLast" || method.EndsWith("OrDefault", StringComparison.Ordinal);

    /// <summary>The name of the query method that does the same as a method of arrays.</summary>
    public static string NameOf(string method) => _synonyms.TryGetValue(method, out string? name) ? name : method;

    /// <summary>Whether a method's result is computed only when another method reads it.</summary>
    public static bool IsDeferred(string method) => _deferred.Contains(method);

    /// <summary>Whether a method's result does not depend on the order of the elements.</summary>
    public static bool IgnoresOrder(string method) =>
        method is "Sum" or "Average" or "Min" or "Max" or "Count" or "Any" or "All" or "Contains";

    /// <summary>Whether a call, by the name of its method, is a query.</summary>
    public static bool IsQuery(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access
        && (_deferred.Contains(name) || _immediate.Contains(name)
            // "list.Reverse()" changes an array.
            || (name == "Reverse" && access.Expression is IdentifierNameSyntax { Identifier.ValueText: "Enumerable" }));
}
