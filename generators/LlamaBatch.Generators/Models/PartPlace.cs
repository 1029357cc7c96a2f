namespace LlamaBatch.Generators;

/// <summary>The place of a generated type.</summary>
internal enum PartPlace
{
    /// <summary>In the record.</summary>
    InRecord,

    /// <summary>In the record's namespace, because the record cannot be extended or has a member of that name.</summary>
    InNamespace,

    /// <summary>Nowhere: its name is taken.</summary>
    Nowhere,
}
