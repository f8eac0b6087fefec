using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Accounts;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>A request for which the sender proves again who it is, at the moment of sending.</summary>
public interface IConfirmed
{
    string Password { get; }
}

/// <summary>A request that needs the second step, too, where the sender has a second factor: the app's code, or a recovery code.</summary>
public interface IConfirmedWithCode : IConfirmed
{
    string Code { get; }
}

/// <summary>
/// Sixth: the password of a confirmed request. It runs before the transaction, and wrong ones are counted apart from it, so that a
/// refused request does not take back their count. They are counted for the sender's own session: nobody else can use up its tries.
/// </summary>
public sealed class ConfirmationBehaviour<TRequest, TResult>(RequestContext context, IServiceScopeFactory scopes, SignInLimits limits, AccountLog log) : IPipelineBehavior<TRequest, TResult>
    where TRequest : notnull
{
    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        if (request is IConfirmed confirmed)
        {
            await ConfirmAsync(confirmed);
        }

        return await next();
    }

    private async Task ConfirmAsync(IConfirmed confirmed)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = await users.FindByIdAsync(context.User.Id.ToString()) ?? throw new RuleException(Rules.NotAllowed);
        var limit = Limit.OfConfirmation(context.User.Session ?? account.Id);
        if (await limits.EnterAsync(limit) is not { } left)
        {
            log.ConfirmationRefused(account.Id, RequestName.Of(typeof(TRequest)));
            throw new RuleException(Rules.LockedOut, nameof(IConfirmed.Password));
        }

        var isRight = await users.CheckPasswordAsync(account, confirmed.Password);
        if (isRight && (confirmed is not IConfirmedWithCode { Code: var code } || await IsCodeRightAsync(scope.ServiceProvider, account.Id, code)))
        {
            await limits.ResetAsync(limit);
            return;
        }

        log.NotConfirmed(account.Id, RequestName.Of(typeof(TRequest)), left);
        throw left == 0 ? new RuleException(Rules.LockedOut, nameof(IConfirmed.Password))
            : isRight ? new RuleException(Rules.WrongCode, nameof(IConfirmedWithCode.Code))
            : new RuleException(Rules.WrongPassword, nameof(IConfirmed.Password));
    }

    /// <summary>A code is used up by this, even where the request is refused later.</summary>
    private static async Task<bool> IsCodeRightAsync(IServiceProvider services, Guid account, string code)
    {
        var factors = services.GetRequiredService<SecondFactors>();
        return !await factors.HasAnyAsync(account) || await factors.UseAsync(account, code) is not null;
    }
}
