namespace LlamaBatch.Data;

/// <summary>Documentation ids such as <c>M:System.String.Trim(System.Char)</c>, as the C# compiler writes them.</summary>
internal static class MemberId
{
    /// <summary>The full name of the type that a member belongs to, or of the type itself: <c>System.String</c>.</summary>
    public static string DeclaringType(string id)
    {
        string name = WithoutSignature(id);
        return id.StartsWith("T:", StringComparison.Ordinal) ? name : name[..Math.Max(0, name.LastIndexOf('.'))];
    }

    /// <summary>The name without kind, parameters and result.</summary>
    public static string WithoutSignature(string id)
    {
        int start = id.Length > 1 && id[1] == ':' ? 2 : 0;
        int end = id.AsSpan(start).IndexOfAny('(', '~');
        return end < 0 ? id[start..] : id[start..(start + end)];
    }

    /// <summary>A name without the number of its type parameters: <c>List`1</c> is List.</summary>
    public static string WithoutArity(string name)
    {
        int end = name.AsSpan().IndexOfAny('`', '{');
        return end < 0 ? name : name[..end];
    }
}
