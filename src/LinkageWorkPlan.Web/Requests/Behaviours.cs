using System.Diagnostics;
using System.Reflection;
using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Data.Providers;
using LinkageWorkPlan.Web.Settings;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>First: what was sent, by whom, how long it took, and how it ended.</summary>
public sealed partial class LoggingBehaviour<TRequest, TResult>(RequestContext context, ILogger<LoggingBehaviour<TRequest, TResult>> logger) : IPipelineBehavior<TRequest, TResult>
    where TRequest : notnull
{
    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var name = RequestName.Of(typeof(TRequest));
        var (started, outcome) = (Stopwatch.GetTimestamp(), "failed");
        using var span = Measures.Spans.StartActivity(name);
        try
        {
            var result = await next();
            outcome = "done";
            Done(name, context.User.Role, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            return result;
        }
        catch (RuleException refusal)
        {
            outcome = "refused";
            Refused(name, context.User.Role, context.User.Id, refusal.Message);
            throw;
        }
        finally
        {
            span?.SetTag("outcome", outcome);
            Measures.Request(name, outcome, Stopwatch.GetElapsedTime(started));
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Request} by {Role}: {Milliseconds} ms")]
    private partial void Done(string request, Role role, double milliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Request} by {Role} {Account} refused: {Rules}")]
    private partial void Refused(string request, Role role, Guid account, string rules);
}

/// <summary>Fourth: may this role send this request? Commands also ask the account as it is now, so that a disabled one stops at once.</summary>
public sealed class AuthorizationBehaviour<TRequest, TResult>(RequestContext context, WorkPlanDb db) : IPipelineBehavior<TRequest, TResult>
    where TRequest : notnull
{
    private static readonly Role Allowed = typeof(TRequest).GetCustomAttribute<AllowedToAttribute>()?.Roles ?? Role.None;

    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var user = context.User;
        if (!user.Is(Allowed))
        {
            throw new RuleException(Rules.NotAllowed);
        }

        if (request is IChange && user.Role != Role.System)
        {
            var now = await db.Users.AsNoTracking().Where(account => account.Id == user.Id)
                .Select(account => new { account.Role, account.Side, account.OwnerId, account.IsDisabled }).SingleOrDefaultAsync(cancellationToken);
            if (now is null || now.IsDisabled || (now.Role & Allowed) == 0)
            {
                throw new RuleException(Rules.NotAllowed);
            }

            context.User = user with { Role = now.Role, Side = now.Side, OwnerId = now.OwnerId };
        }

        return await next();
    }
}

/// <summary>Fifth: is the form itself in order? All that is wrong is reported at once, by rule codes.</summary>
public sealed class ValidationBehaviour<TRequest, TResult>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResult>
    where TRequest : notnull
{
    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var broken = new List<BrokenRule>();
        foreach (var validator in validators)
        {
            var result = await validator.ValidateAsync(request, cancellationToken);
            broken.AddRange(result.Errors.Select(each => new BrokenRule(each.ErrorCode, each.PropertyName, each.CustomState as object[] ?? [])));
        }

        return broken.Count > 0 ? throw new RuleException(broken) : await next();
    }
}

/// <summary>Last before the handler of a command: one transaction with the history, and what two do at the same time shown as a conflict.</summary>
public sealed class TransactionBehaviour<TRequest, TResult>(RequestContext context, WorkPlanDb db, AuditTrail audit, Clock clock, Conflicts conflicts, HandoverStore handover) : IPipelineBehavior<TRequest, TResult>
    where TRequest : notnull
{
    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        if (request is not IChange change)
        {
            return await next();
        }

        audit.Begin(context.User.ToActor(), RequestName.Of(typeof(TRequest)), StoredText.Reason(change.Reason), clock.UtcNow);
        audit.Window = context.User.Window;
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var result = await next();
            await transaction.CommitAsync(cancellationToken);
            await db.AfterCommitAsync();
            if (change.IsShown)
            {
                handover.Changed();
            }

            context.Committed();
            return result;
        }
        catch (StaleVersionException stale)
        {
            throw await conflicts.DescribeAsync(stale, context.User, cancellationToken);
        }
        catch (DbUpdateConcurrencyException stale) when (stale.Entries.Any(each => each.Entity is Account))
        {
            // A sign-in counts on the account's row, too: nobody changed what a form shows.
            throw new RuleException(Rules.Busy);
        }
        catch (DbUpdateConcurrencyException stale)
        {
            var id = stale.Entries.Select(each => each.Entity).OfType<Domain.IVersioned>().FirstOrDefault()?.Id;
            throw await conflicts.DescribeAsync(new StaleVersionException(id ?? Guid.Empty), context.User, cancellationToken);
        }
        catch (Exception fault) when (fault is not StartupException && DatabaseProvider.IsDuplicate(fault))
        {
            throw await conflicts.DescribeAsync(new StaleVersionException(Guid.Empty), context.User, cancellationToken);
        }
        catch (Exception fault) when (fault is not StartupException && DatabaseProvider.IsReference(fault))
        {
            // Between what a handler read and its save somebody deleted what is referred to, or began to refer to what is deleted.
            throw new RuleException(Rules.ReferenceGone);
        }
    }
}

internal static class RequestName
{
    /// <summary>The use case's name: that of the class the request is nested in.</summary>
    public static string Of(Type request) => request.DeclaringType?.Name ?? request.Name;
}
