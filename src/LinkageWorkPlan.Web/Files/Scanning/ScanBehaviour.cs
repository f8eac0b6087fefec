using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Files.Scanning;

/// <summary>
/// After the fields were checked and before anything is written: no file that somebody sent is kept, by whatever command, before the virus
/// scanner looked through it. Where there is one and it cannot be asked, nothing is kept. What the program itself made is not scanned.
/// </summary>
internal sealed partial class ScanBehaviour<TRequest, TResult>(RequestContext context, VirusScanner scanner, ILogger<ScanBehaviour<TRequest, TResult>> log) : IPipelineBehavior<TRequest, TResult>
    where TRequest : notnull
{
    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        if (scanner.IsOn && request is IChange && FilesOf<TRequest>.MayHave && !context.User.Is(Role.System))
        {
            await ScanAsync(request, cancellationToken);
        }

        return await next();
    }

    private async Task ScanAsync(TRequest request, CancellationToken cancel)
    {
        List<BrokenRule> broken = [];
        try
        {
            foreach (var file in FilesOf<TRequest>.In(request))
            {
                await using var content = file.Open();
                if (await scanner.FindAsync(content, cancel) is { } found)
                {
                    Infected(RequestName.Of(typeof(TRequest)), context.User.Id, found);
                    broken.Add(file.Name is { } name ? new BrokenRule(Rules.FileInfected, null, name, found) : new BrokenRule(Rules.ContentInfected, null, found));
                }
            }
        }
        catch (ScannerException fault)
        {
            NotAsked(RequestName.Of(typeof(TRequest)), fault.Message);
            throw new RuleException(Rules.NotScanned);
        }

        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Request} of account {Account} brought a file in which the virus scanner found {Found}; nothing was kept")]
    private partial void Infected(string request, Guid account, string found);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Request} was refused, since its files could not be scanned: {Reason}")]
    private partial void NotAsked(string request, string reason);
}
