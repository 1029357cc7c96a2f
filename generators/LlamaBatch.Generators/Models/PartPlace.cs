namespace LlamaBatch.Generators;

/// <summary>Where a generated type stands.</summary>
internal enum PartPlace
{
    /// <summary>In the record.</summary>
    InRecord,

    /// <summary>In the record's namespace, since the record cannot be extended or has a member of that name.</summary>
    InNamespace,

    /// <summary>Nowhere: its name is taken.</summary>
    Nowhere,
}
