namespace LlamaBatch;

/// <summary>How a text is divided into what is trained on and what is held out.</summary>
public enum Split
{
    /// <summary>Whole documents are held out, chosen by a hash. Neighbors of a held-out paragraph may be trained on.</summary>
    ByDocument,

    /// <summary>The last share of each document is held out.</summary>
    ByPosition,
}
