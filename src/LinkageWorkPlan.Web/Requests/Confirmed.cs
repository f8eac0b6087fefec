using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>A request for which the sender proves again who it is, at the moment of sending.</summary>
public interface IConfirmed
{
    string Password { get; }
}

/// <summary>
/// Fifth: the password of a confirmed request. It runs before the transaction and in a scope of its own, so that a refused request does
/// not take back the count of wrong passwords.
/// </summary>
public sealed class ConfirmationBehaviour<TRequest, TResult>(RequestContext context, IServiceScopeFactory scopes) : IPipelineBehavior<TRequest, TResult>
    where TRequest : notnull
{
    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        if (request is IConfirmed confirmed)
        {
            await ConfirmAsync(confirmed.Password);
        }

        return await next();
    }

    private async Task ConfirmAsync(string password)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = await users.FindByIdAsync(context.User.Id.ToString()) ?? throw new RuleException(Rules.NotAllowed);
        if (await users.IsLockedOutAsync(account))
        {
            throw new RuleException(Rules.LockedOut, nameof(IConfirmed.Password));
        }

        if (await users.CheckPasswordAsync(account, password))
        {
            if (account.AccessFailedCount > 0)
            {
                await users.ResetAccessFailedCountAsync(account);
            }

            return;
        }

        await users.AccessFailedAsync(account);
        throw new RuleException(await users.IsLockedOutAsync(account) ? Rules.LockedOut : Rules.WrongPassword, nameof(IConfirmed.Password));
    }
}
