using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Data.Providers;
using MediatR;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>
/// Second, around all that asks the database: another writer that holds it too long, or a server that does not answer, is shown as
/// <see cref="Rules.Busy"/>, a disk without space as <see cref="Rules.NoSpace"/>, and a database that cannot be read as
/// <see cref="Rules.Damaged"/>, whichever part of the request met it.
/// </summary>
public sealed partial class BusyBehaviour<TRequest, TResult>(ILogger<BusyBehaviour<TRequest, TResult>> logger) : IPipelineBehavior<TRequest, TResult>
    where TRequest : notnull
{
    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        try
        {
            return await next();
        }
        catch (Exception fault) when (fault is not (RuleException or OperationCanceledException) && DatabaseProvider.IsDamaged(fault))
        {
            Damaged(RequestName.Of(typeof(TRequest)), fault.GetBaseException().Message);
            throw new RuleException(Rules.Damaged);
        }
        catch (Exception fault) when (fault is not (RuleException or OperationCanceledException) && DatabaseProvider.IsFull(fault))
        {
            Full(RequestName.Of(typeof(TRequest)), fault.GetBaseException().Message);
            throw new RuleException(Rules.NoSpace);
        }
        catch (Exception fault) when (fault is not (RuleException or OperationCanceledException) && DatabaseProvider.IsBusy(fault))
        {
            if (!DatabaseProvider.WasNotAsked(fault))
            {
                Busy(RequestName.Of(typeof(TRequest)), fault.GetBaseException().Message);
            }

            throw new RuleException(Rules.Busy);
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "{Request} met a damaged database: {Reason}")]
    private partial void Damaged(string request, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Request} could not be saved, the disk is full or cannot be written: {Reason}")]
    private partial void Full(string request, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Request} met a busy database: {Reason}")]
    private partial void Busy(string request, string reason);
}
