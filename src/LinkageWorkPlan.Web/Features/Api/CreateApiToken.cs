using System.Buffers.Text;
using System.Security.Cryptography;
using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Api;

/// <summary>Makes a token for a program of the sender's own. Its secret is returned once and kept nowhere.</summary>
public static class CreateApiToken
{
    /// <summary>How secrets begin, so that one that lies open somewhere is recognised.</summary>
    public const string Prefix = "lwp_";

    private const int SecretBytes = 32;

    /// <param name="Days">From 1 to <see cref="ApiToken.DaysMax"/>.</param>
    [AllowedTo(Roles.ReportReaders | Role.Administrator)]
    public sealed record Command(string Name, ApiScope Scope, int Days) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Name).Custom((name, context) =>
            {
                if (TextNormalizer.Normalize(name).Length == 0)
                {
                    context.Break(Rules.Required, nameof(ApiToken.Name), nameof(ApiToken.Name));
                }
                else if (!TextLimit.Fits(name, ApiToken.NameMax))
                {
                    context.Break(Rules.TooLong, nameof(ApiToken.Name), nameof(ApiToken.Name), TextLimit.Count(name), ApiToken.NameMax);
                }
            });
            RuleFor(command => command.Days).InclusiveBetween(1, ApiToken.DaysMax).WithErrorCode(Rules.OutOfRange).WithState(_ => new object[] { 1, ApiToken.DaysMax });
        }
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, TimeProvider time) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            if (!ApiToken.ScopesOf(context.User.Role).Contains(request.Scope))
            {
                throw new RuleException(Rules.NotAllowed, nameof(ApiToken.Scope));
            }

            var now = time.GetUtcNow().UtcDateTime;
            var account = await db.Users.SingleAsync(each => each.Id == context.User.Id, cancellationToken);
            if (await db.ApiTokens.CountAsync(each => each.AccountId == account.Id && each.ExpiresAt > now, cancellationToken) >= ApiToken.Most)
            {
                throw new RuleException(Rules.ApiTokensTooMany, null, ApiToken.Most);
            }

            var secret = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
            db.ApiTokens.Add(new ApiToken
            {
                AccountId = account.Id,
                Name = TextNormalizer.Normalize(request.Name),
                Scope = request.Scope,
                SecretHash = Fingerprint.OfText(secret),
                Stamp = account.SecurityStamp ?? string.Empty,
                CreatedAt = now,
                ExpiresAt = now.AddDays(request.Days),
            });
            await db.SaveChangesAsync(cancellationToken);
            return secret;
        }
    }
}
