using LinkageWorkPlan.Domain.Accounts;
using MediatR;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>Who may send a request. A request without it is refused, and a test fails.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AllowedToAttribute(Role roles) : Attribute
{
    public Role Roles { get; } = roles;
}

/// <summary>Reads; changes nothing.</summary>
public interface IQuery<out TResult> : IRequest<TResult>;

/// <summary>Changes something: one transaction, with its history.</summary>
public interface ICommand<out TResult> : IRequest<TResult>, IChange;

/// <summary>Changes something and returns nothing.</summary>
public interface ICommand : ICommand<Unit>;

/// <summary>Marks what runs in a transaction.</summary>
public interface IChange
{
    /// <summary>Why, in the sender's words, for the history; null where nobody asks.</summary>
    string? Reason => null;

    /// <summary>False where no page shows what it changes, as text that is still being typed.</summary>
    bool IsShown => true;
}
