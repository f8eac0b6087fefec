using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.SignOff;

namespace LinkageWorkPlan.Web.Features.SignOff;

/// <summary>What a round is about: a plan, an amendment or a report, locked for the life of the request.</summary>
internal interface ISignable
{
    /// <summary>The canonical content as it must be signed now.</summary>
    Task<string> ContentAsync(CancellationToken cancel);

    /// <summary>Texts that lack Vietnamese or Lao, are older than their source, or have letters that cannot be printed.</summary>
    Task<IReadOnlyList<BrokenRule>> UnreadyTextsAsync(CancellationToken cancel);

    /// <summary>What both signatures bring about.</summary>
    Task CompleteAsync(CancellationToken cancel);

    void ReturnToDraft();
}

/// <summary>All that rounds of one kind are about.</summary>
internal interface ISignables
{
    SignOffSubject Kind { get; }

    /// <summary>Locks one of them for the life of the request.</summary>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    Task<ISignable> LockAsync(Guid id, CancellationToken cancel);
}
