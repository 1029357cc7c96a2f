namespace LlamaBatch.Data;

/// <summary>Parses documentation ids such as <c>M:System.String.Trim(System.Char)</c>, as written by the C# compiler.</summary>
internal static class MemberId
{
    /// <summary>
    /// The full name of the declaring type of a member, such as <c>System.String</c>. For the id of a type, the type's own name.
    /// </summary>
    public static string DeclaringType(string id)
    {
        string name = WithoutSignature(id);
        return id.StartsWith("T:", StringComparison.Ordinal) ? name : name[..Math.Max(0, name.LastIndexOf('.'))];
    }

    /// <summary>The name in an id, without kind, parameters and result: <c>System.String.Trim</c>.</summary>
    public static string WithoutSignature(string id)
    {
        int start = id.Length > 1 && id[1] == ':' ? 2 : 0;
        int end = id.AsSpan(start).IndexOfAny('(', '~');
        return end < 0 ? id[start..] : id[start..(start + end)];
    }

    /// <summary>The name of a type without the number of its type parameters: <c>List`1</c> becomes List.</summary>
    public static string WithoutArity(string name)
    {
        int end = name.AsSpan().IndexOfAny('`', '{');
        return end < 0 ? name : name[..end];
    }
}
