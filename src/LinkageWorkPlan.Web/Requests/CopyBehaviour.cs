using System.Reflection;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Data.Copies;
using MediatR;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>What a command does in a read-only copy; one that does not say is refused.</summary>
public enum CopyUse
{
    /// <summary>As everywhere: it lets people in, or follows this machine.</summary>
    Done,

    /// <summary>Pages send it by themselves, to note what somebody was shown: nothing is noted, and nothing refused.</summary>
    LeftUndone,
}

[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class InCopyAttribute(CopyUse use) : Attribute
{
    public CopyUse Use { get; } = use;
}

/// <summary>After the session: nothing is changed in a side's read-only copy, by whatever command. <see cref="CopyTables"/> stands behind it.</summary>
public sealed class CopyBehaviour<TRequest, TResult>(CopyState copy) : IPipelineBehavior<TRequest, TResult>
    where TRequest : notnull
{
    private static readonly CopyUse? Use = typeof(TRequest).GetCustomAttribute<InCopyAttribute>()?.Use;

    public Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next) =>
        request is not IChange || !copy.IsReadOnly || Use == CopyUse.Done ? next()
        : Use == CopyUse.LeftUndone ? Task.FromResult<TResult>(default!)
        : throw new RuleException(Rules.ReadOnlyCopy);
}
