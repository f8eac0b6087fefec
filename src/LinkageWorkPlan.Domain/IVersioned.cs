namespace LinkageWorkPlan.Domain;

/// <summary>An aggregate that two people must not overwrite: <see cref="Version"/> is the optimistic concurrency token.</summary>
public interface IVersioned
{
    Guid Id { get; }

    /// <summary>Grows by one with every saved change of the aggregate, its parts included.</summary>
    int Version { get; }
}
